/**
 * Metrics with Micrometer: {@link io.rowmq.micrometer.RowmqMetrics} counts and times what happens to messages, for each
 * destination, in whatever monitoring system the registry leads to.
 */
@NullMarked
package io.rowmq.micrometer;

import org.jspecify.annotations.NullMarked;
