/** Tests that the micro-benchmarks run. */
@NullMarked
package io.rowmq.microbenchmarks;

import org.jspecify.annotations.NullMarked;
