/**
 * The brokers RowMQ is compared with, each inside the JVM that measures it, with journals that sync at each commit.
 * Their classes are reached by name only: they are on no class path but that of the JVM in which a peer is measured.
 */
@NullMarked
package io.rowmq.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
