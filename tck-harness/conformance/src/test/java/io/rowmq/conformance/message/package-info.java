/** Chapter 3: what a message is, and how it is selected. */
@NullMarked
package io.rowmq.conformance.message;

import org.jspecify.annotations.NullMarked;
