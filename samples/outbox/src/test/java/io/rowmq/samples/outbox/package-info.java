/** The sample as it is run by hand. */
@NullMarked
package io.rowmq.samples.outbox;

import org.jspecify.annotations.NullMarked;
