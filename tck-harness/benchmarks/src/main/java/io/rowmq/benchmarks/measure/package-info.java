/** The clock side: threads that repeat a step, windows of time, latencies, garbage. */
@NullMarked
package io.rowmq.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
