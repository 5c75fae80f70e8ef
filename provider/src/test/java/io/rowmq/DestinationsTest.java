package io.rowmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    @Test
    void aDestinationHasAName() {
        assertThat(new RowmqQueue("orders").getQueueName()).isEqualTo("orders");
        assertThat(new RowmqTopic("prices/gold").getTopicName()).isEqualTo("prices/gold");
    }

    @Test
    void theTextSaysWhatItIs() {
        assertThat(new RowmqQueue("orders")).hasToString("queue://orders");
        assertThat(new RowmqTopic("prices")).hasToString("topic://prices");
    }

    @Test
    void destinationsOfTheSameKindAndNameAreEqual() {
        assertThat(new RowmqQueue("a")).isEqualTo(new RowmqQueue("a")).hasSameHashCodeAs(new RowmqQueue("a"));
        assertThat(new RowmqTopic("a")).isEqualTo(new RowmqTopic("a")).hasSameHashCodeAs(new RowmqTopic("a"));
        assertThat(new RowmqQueue("a")).isNotEqualTo(new RowmqQueue("A")).isNotEqualTo(new RowmqTopic("a"));
        assertThat(new RowmqTopic("a")).isNotEqualTo(new RowmqTopic("b")).isNotEqualTo(new RowmqQueue("a"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void aNameMustNotBeBlank(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowmqQueue(name))
                .withMessageContaining("name of a queue must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowmqTopic(name))
                .withMessageContaining("name of a topic must not be blank");
    }

    @Test
    void aNameHasAtMostAThousandCharacters() {
        assertThat(new RowmqQueue("q".repeat(1000)).getQueueName()).hasSize(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowmqQueue("q".repeat(1001)))
                .withMessageContaining("at most 1000 characters")
                .withMessageContaining("1001");
    }
}
