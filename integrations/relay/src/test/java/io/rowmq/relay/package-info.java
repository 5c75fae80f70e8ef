/** Relays between RowMQ and an embedded Artemis. */
@NullMarked
package io.rowmq.relay;

import org.jspecify.annotations.NullMarked;
