/** The work queue with a worker that dies, and with a JVM that dies. */
@NullMarked
package io.rowmq.samples.workqueue;

import org.jspecify.annotations.NullMarked;
