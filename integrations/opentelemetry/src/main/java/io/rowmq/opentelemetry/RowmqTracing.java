package io.rowmq.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of what happens to messages, by the semantic conventions for messaging:
 *
 * <ul>
 *   <li>{@code send <destination>} of kind PRODUCER. Its context goes with the message.
 *   <li>{@code receive <destination>} of kind CLIENT for each receive that returned a message, linked to the send.
 *   <li>{@code process <destination>} of kind CONSUMER for each call of a listener: a child of the send, linked to it,
 *       and current while the listener runs.
 * </ul>
 *
 * <p>The context is written by the propagators of the given {@link OpenTelemetry} into properties of the message: with
 * those of the W3C {@code traceparent}, {@code tracestate} and {@code baggage}. A hyphen in a propagator's name becomes
 * {@code __dash__}, because names of properties have none; OpenTelemetry's agent does the same for JMS.
 *
 * <pre>{@code
 * factory.addObserver(new RowmqTracing(openTelemetry));
 * }</pre>
 */
public final class RowmqTracing implements MessageObserver {

    private static final String SCOPE = "io.rowmq.opentelemetry";

    private final Tracer tracer;
    private final Carrier carrier;

    /**
     * Traces with the given tracers and propagators.
     *
     * @param openTelemetry where spans go, for example {@code GlobalOpenTelemetry.get()}
     */
    public RowmqTracing(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer(SCOPE);
        this.carrier = new Carrier(openTelemetry.getPropagators().getTextMapPropagator());
    }

    /**
     * The context that came with a received message, for spans of the application's own around what it does with it.
     * For a message without one it is the root context.
     *
     * @param message a received message
     * @return the context of the send, to be the parent of a span or linked to one
     * @throws JMSException if the message cannot be read
     */
    public Context contextOf(Message message) throws JMSException {
        return carrier.extract(message);
    }

    @Override
    public Sending sending(DestinationRow to, Message message) {
        Span span = builder("send", to, SpanKind.PRODUCER).startSpan();
        Map<String, String> properties = carrier.inject(Context.current().with(span));
        return new Sending() {
            @Override
            public Map<String, String> properties() {
                return properties;
            }

            @Override
            public void ended(@Nullable StoredMessage sent, @Nullable Throwable failure) {
                if (sent != null) {
                    Conventions.describe(span, sent);
                }
                end(span, failure);
            }
        };
    }

    /** The span begins when the receive did. */
    @Override
    public void received(DestinationRow from, StoredMessage message, int deliveryCount, long nanos) {
        SpanBuilder builder = builder("receive", from, SpanKind.CLIENT);
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        link(builder, carrier.extract(message));
        Span span = builder.setStartTimestamp(now - nanos, TimeUnit.NANOSECONDS).startSpan();
        Conventions.describe(span, message);
        span.setAttribute(Conventions.DELIVERY_COUNT, deliveryCount);
        span.end(now, TimeUnit.NANOSECONDS);
    }

    @Override
    public Processing processing(DestinationRow from, StoredMessage message, int deliveryCount) {
        Context sender = carrier.extract(message);
        SpanBuilder builder = builder("process", from, SpanKind.CONSUMER).setParent(sender);
        link(builder, sender);
        Span span = builder.startSpan();
        Conventions.describe(span, message);
        span.setAttribute(Conventions.DELIVERY_COUNT, deliveryCount);
        Scope scope = sender.with(span).makeCurrent();
        return failure -> {
            scope.close();
            end(span, failure);
        };
    }

    private SpanBuilder builder(String operation, DestinationRow destination, SpanKind kind) {
        return Conventions.builder(tracer, operation, destination, kind);
    }

    private static void link(SpanBuilder builder, Context sender) {
        SpanContext context = Span.fromContext(sender).getSpanContext();
        if (context.isValid()) {
            builder.addLink(context);
        }
    }

    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            Conventions.fail(span, failure);
        }
        span.end();
    }
}
