/** Chapter 8: receiving messages. */
@NullMarked
package io.rowmq.conformance.receiving;

import org.jspecify.annotations.NullMarked;
