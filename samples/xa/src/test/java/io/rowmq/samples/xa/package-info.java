/** The sample as its users start it. */
@NullMarked
package io.rowmq.samples.xa;

import org.jspecify.annotations.NullMarked;
