package io.rowmq.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationNameTest {

    @ParameterizedTest
    @CsvSource({
        "queue://orders, QUEUE, orders",
        "topic://a.b, TOPIC, a.b",
        "temp-queue://1-2, TEMPORARY_QUEUE, 1-2",
        "temp-topic://1-2, TEMPORARY_TOPIC, 1-2",
        "queue://topic://x, QUEUE, topic://x"
    })
    void textIsReadAndWritten(String text, DestinationName.Kind kind, String name) throws JMSException {
        DestinationName parsed = DestinationName.parse(text);
        assertThat(parsed).isEqualTo(new DestinationName(kind, name));
        assertThat(parsed.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "queue:orders", "queue://", "QUEUE://orders", "http://orders"})
    void otherTextIsRefusedWithWhatToWrite(String text) {
        assertThatExceptionOfType(InvalidDestinationException.class)
                .isThrownBy(() -> DestinationName.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("queue://NAME");
    }

    @Test
    void destinationsOfAnyProviderAreNamedByTheirInterface() throws JMSException {
        assertThat(DestinationName.of(named("x", Queue.class))).hasToString("queue://x");
        assertThat(DestinationName.of(named("x", Topic.class))).hasToString("topic://x");
        assertThat(DestinationName.of(named("x", TemporaryQueue.class))).hasToString("temp-queue://x");
        assertThat(DestinationName.of(named("x", TemporaryTopic.class))).hasToString("temp-topic://x");
    }

    @Test
    void destinationThatCannotBeNamedIsRefused() {
        assertThatExceptionOfType(InvalidDestinationException.class)
                .isThrownBy(() -> DestinationName.of(named("x", Destination.class)))
                .withMessageContaining("neither");
        assertThatExceptionOfType(InvalidDestinationException.class)
                .isThrownBy(() -> DestinationName.of(named("x", Queue.class, Topic.class)))
                .withMessageContaining("both");
        assertThatExceptionOfType(InvalidDestinationException.class)
                .isThrownBy(() -> DestinationName.of(named(null, Queue.class)))
                .withMessageContaining("no name");
    }

    private static Destination named(String name, Class<?>... types) {
        return (Destination) Proxy.newProxyInstance(
                DestinationNameTest.class.getClassLoader(), types, (proxy, method, arguments) -> name);
    }
}
