/**
 * Traces with OpenTelemetry: {@link io.rowmq.opentelemetry.RowmqTracing} makes a span of each send, receive and call of
 * a message listener, and carries the context from one to the other in the properties of the message.
 */
@NullMarked
package io.rowmq.opentelemetry;

import org.jspecify.annotations.NullMarked;
