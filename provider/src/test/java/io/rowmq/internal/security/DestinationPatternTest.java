package io.rowmq.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.DestinationRow.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationPatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders, QUEUE, orders, true",
        "orders, TOPIC, orders, true",
        "orders, QUEUE, orders.new, false",
        "orders, QUEUE, Orders, false",
        "orders.*, QUEUE, orders.new, true",
        "orders.*, QUEUE, orders., true",
        "orders.*, QUEUE, orders, false",
        "orders.*, QUEUE, orders.new.eu, false",
        "orders.*, QUEUE, xorders.new, false",
        "orders.**, QUEUE, orders.new.eu, true",
        "orders.**, QUEUE, orders, false",
        "*.eu, QUEUE, orders.eu, true",
        "*.eu, QUEUE, orders.new.eu, false",
        "**.eu, QUEUE, orders.new.eu, true",
        "o*r.s, QUEUE, or.s, true",
        "o*r.s, QUEUE, order.s, true",
        "o*r.s, QUEUE, orderXs, false",
        "*, QUEUE, orders, true",
        "*, QUEUE, orders.new, false",
        "**, TOPIC, orders.new, true",
        "queue://orders, QUEUE, orders, true",
        "queue://orders, TOPIC, orders, false",
        "topic://**, TOPIC, news, true",
        "topic://**, QUEUE, news, false",
        "[a]+(b)\\E.Q, QUEUE, [a]+(b)\\E.Q, true",
        "[a]+(b)\\E.Q, QUEUE, aab, false"
    })
    void namesMatchOrNot(String pattern, Kind kind, String name, boolean matches) {
        assertThat(DestinationPattern.of(pattern).matches(kind, name)).isEqualTo(matches);
    }

    @Test
    void aPatternMadeToTakeLongDoesNot() {
        DestinationPattern hostile = DestinationPattern.of("**".repeat(500) + "#");

        assertThat(hostile.matches(Kind.QUEUE, "a".repeat(1_000))).isFalse();
        assertThat(hostile.matches(Kind.QUEUE, "a.b#")).isTrue();
    }
}
