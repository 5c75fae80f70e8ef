/** Chapter 7: sending messages. */
@NullMarked
package io.rowmq.conformance.sending;

import org.jspecify.annotations.NullMarked;
