/** Looking at destinations, with a clock driven by hand. */
@NullMarked
package io.rowmq.console.internal.watch;

import org.jspecify.annotations.NullMarked;
