/**
 * Measures RowMQ beside its peers and beside bare JDBC. Each cell of the table, one subject in one scenario with so
 * many sessions, runs in a JVM of its own on an empty directory; subjects take turns, and every cell counts what it
 * received.
 */
@NullMarked
package io.rowmq.benchmarks;

import org.jspecify.annotations.NullMarked;
