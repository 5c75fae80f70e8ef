/**
 * A durable task queue with manual acknowledgement.
 *
 * <p>A task leaves the queue when its worker acknowledges it, and not before: a worker that dies, alone or with the
 * whole JVM, leaves it to another. {@link io.rowmq.samples.workqueue.Worker} is the part to read first.
 */
@NullMarked
package io.rowmq.samples.workqueue;

import org.jspecify.annotations.NullMarked;
