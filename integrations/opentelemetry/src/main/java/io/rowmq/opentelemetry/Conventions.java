package io.rowmq.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.StoredMessage;

/**
 * The names of the semantic conventions for messaging. They are written out here because the artifact that has them as
 * constants is not stable yet.
 */
final class Conventions {

    static final AttributeKey<Long> DELIVERY_COUNT = AttributeKey.longKey("messaging.rowmq.message.delivery_count");

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<Boolean> TEMPORARY = AttributeKey.booleanKey("messaging.destination.temporary");
    private static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<String> CONVERSATION =
            AttributeKey.stringKey("messaging.message.conversation_id");
    private static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("messaging.message.body.size");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private Conventions() {}

    /** A span named by the operation and the destination; not by a name that is used only once. */
    static SpanBuilder builder(Tracer tracer, String operation, DestinationRow destination, SpanKind kind) {
        boolean temporary = destination.id() < 0;
        SpanBuilder builder = tracer.spanBuilder(operation + " " + (temporary ? "(temporary)" : destination.name()))
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "rowmq")
                .setAttribute(OPERATION_NAME, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(DESTINATION, destination.name());
        return temporary ? builder.setAttribute(TEMPORARY, true) : builder;
    }

    /** What is known once the message is complete. */
    static void describe(Span span, StoredMessage message) {
        span.setAttribute(MESSAGE_ID, message.messageId());
        span.setAttribute(BODY_SIZE, message.body().size());
        if (message.correlationId() != null) {
            span.setAttribute(CONVERSATION, message.correlationId());
        }
    }

    static void fail(Span span, Throwable failure) {
        span.setAttribute(ERROR_TYPE, failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
        span.recordException(failure);
    }
}
