/** The shop as it is run by hand, in memory. */
@NullMarked
package io.rowmq.samples.spring;

import org.jspecify.annotations.NullMarked;
