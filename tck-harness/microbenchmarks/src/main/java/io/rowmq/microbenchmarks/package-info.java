/**
 * Micro-benchmarks of the parts that every message passes: its encoding, selectors, and its way from a producer to a
 * consumer. Whole workloads are measured by the benchmarks beside this module.
 */
@NullMarked
package io.rowmq.microbenchmarks;

import org.jspecify.annotations.NullMarked;
