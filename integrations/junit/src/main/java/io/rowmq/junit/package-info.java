/**
 * RowMQ in tests: {@link io.rowmq.junit.RowmqExtension} gives each test queues and topics of its own, in memory, a
 * clock that the test moves, and {@link io.rowmq.junit.QueueProbe}s that say what is in a queue.
 */
@NullMarked
package io.rowmq.junit;

import org.jspecify.annotations.NullMarked;
