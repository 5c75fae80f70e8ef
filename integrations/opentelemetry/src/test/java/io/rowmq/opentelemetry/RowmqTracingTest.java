package io.rowmq.opentelemetry;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.rowmq.RowmqConnectionFactory;
import io.rowmq.junit.Destination;
import io.rowmq.junit.QueueProbe;
import io.rowmq.junit.RowmqTest;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RowmqTest(options = "maxDeliveries=1")
class RowmqTracingTest {

    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
                    W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
            .build();
    private final RowmqTracing tracing = new RowmqTracing(telemetry);

    @BeforeEach
    void observe(RowmqConnectionFactory factory) {
        factory.addObserver(tracing);
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    /** The only span of that name that has ended. */
    private SpanData span(String name) {
        List<SpanData> named = exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(named).hasSize(1);
        return named.get(0);
    }

    @Test
    void aSendIsAProducerSpanBelowTheCurrentOne(JMSContext context, Queue orders) {
        Span request = telemetry.getTracer("test").spanBuilder("request").startSpan();
        try (Scope current = request.makeCurrent()) {
            context.createProducer().setJMSCorrelationID("c-1").send(orders, "hello");
        }
        request.end();

        SpanData send = span("send orders");
        assertThat(send)
                .hasKind(SpanKind.PRODUCER)
                .hasParentSpanId(request.getSpanContext().getSpanId())
                .hasAttribute(AttributeKey.stringKey("messaging.system"), "rowmq")
                .hasAttribute(AttributeKey.stringKey("messaging.operation.type"), "send")
                .hasAttribute(DESTINATION, "orders")
                .hasAttribute(AttributeKey.stringKey("messaging.message.conversation_id"), "c-1");
        assertThat(send.getAttributes().get(AttributeKey.stringKey("messaging.message.id")))
                .startsWith("ID:");
    }

    @Test
    void aReceiveIsLinkedToItsSend(JMSContext context, Queue orders) throws JMSException {
        context.createProducer().send(orders, "hello");
        Message message = context.createConsumer(orders).receive(5_000);

        SpanData send = span("send orders");
        assertThat(span("receive orders")).hasKind(SpanKind.CLIENT).hasNoParent();
        assertThat(span("receive orders").getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(io.opentelemetry.api.trace.SpanContext::getSpanId)
                .containsExactly(send.getSpanId());
        assertThat(Span.fromContext(tracing.contextOf(message)).getSpanContext().getSpanId())
                .isEqualTo(send.getSpanId());
        assertThat(message.getStringProperty("traceparent")).contains(send.getTraceId());
    }

    @Test
    void aListenerRunsWithinItsSpanWhichBelongsToTheTraceOfTheSend(JMSContext context, Queue orders)
            throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Scope current = Baggage.builder()
                .put("tenant", "acme")
                .build()
                .storeInContext(io.opentelemetry.context.Context.root())
                .makeCurrent()) {
            context.createProducer().send(orders, "hello");
        }
        try (JMSContext listening = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            listening.createConsumer(orders).setMessageListener(message -> {
                seen.add(Baggage.current().getEntryValue("tenant"));
                seen.add(Span.current().getSpanContext().getSpanId());
            });
            assertThat(seen.poll(1, TimeUnit.MINUTES)).isEqualTo("acme");
            String current = seen.poll(1, TimeUnit.MINUTES);
            // closing waits for the listener's end
            listening.close();

            assertThat(span("process orders"))
                    .hasKind(SpanKind.CONSUMER)
                    .hasSpanId(current)
                    .hasTraceId(span("send orders").getTraceId())
                    .hasParentSpanId(span("send orders").getSpanId());
        }
    }

    @Test
    void aListenerThatFailsMarksItsSpan(JMSContext context, Queue orders, @Destination("DLQ.orders") QueueProbe letters)
            throws JMSException {
        context.createProducer().send(orders, "hello");
        try (JMSContext listening = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            listening.createConsumer(orders).setMessageListener(message -> {
                throw new IllegalArgumentException("not today");
            });
            letters.hasSize(1);
        }

        assertThat(span("process orders"))
                .hasStatus(StatusData.error())
                .hasAttribute(AttributeKey.stringKey("error.type"), "java.lang.IllegalArgumentException");
    }

    @Test
    void aSendThatFailsMarksItsSpan(RowmqConnectionFactory factory, Queue orders) {
        try (JMSContext context = factory.createContext()) {
            assertThatThrownBy(() -> context.createProducer().send(orders, new byte[70_000_000]))
                    .hasMessageContaining("maxMessageSize");
        }

        assertThat(span("send orders")).hasStatus(StatusData.error());
    }

    @Test
    void temporaryDestinationsDoNotMakeNames(JMSContext context) {
        Queue replies = context.createTemporaryQueue();
        context.createProducer().send(replies, "hello");

        assertThat(span("send (temporary)"))
                .hasAttribute(AttributeKey.booleanKey("messaging.destination.temporary"), true);
    }

    @Test
    void whatIsSentOnCarriesTheContextOfTheLastSend(JMSContext context, Queue first, Queue second) throws JMSException {
        context.createProducer().send(first, "hello");
        Message received = context.createConsumer(first).receive(5_000);
        context.createProducer().send(second, received);
        Message again = context.createConsumer(second).receive(5_000);

        assertThat(again.getStringProperty("traceparent"))
                .contains(span("send second").getSpanId());
    }
}
