/** RowMQ, as a subject. */
@NullMarked
package io.rowmq.benchmarks.rowmq;

import org.jspecify.annotations.NullMarked;
