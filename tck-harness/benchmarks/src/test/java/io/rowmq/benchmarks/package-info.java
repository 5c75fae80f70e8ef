/** Tests of what the package of the same name does; none of them measures. */
@NullMarked
package io.rowmq.benchmarks;

import org.jspecify.annotations.NullMarked;
