package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " \t\f\r\n"})
    void blankTextIsNoSelector(String text) throws InvalidSelectorException {
        assertThat(Selectors.parse(text)).isNull();
    }

    @Test
    void aSelectorKnowsItsTextWithoutWhitespaceAround() throws InvalidSelectorException {
        Selector selector = Selectors.parse("\n color = 'blue '\t");

        assertThat(selector.text()).isEqualTo("color = 'blue '");
        assertThat(selector).hasToString("color = 'blue '");
    }

    @Test
    void onlyTrueMatches() throws InvalidSelectorException {
        Selector selector = Selectors.parse("weight > 2500");

        assertThat(selector.matches(Example.with("weight", 2501).stored())).isTrue();
        assertThat(selector.matches(Example.with("weight", 2500).stored())).isFalse();
        assertThat(selector.matches(Example.message().stored())).isFalse();
    }

    @Test
    void theExampleOfTheSpecificationSelects() throws InvalidSelectorException {
        Selector selector = Selectors.parse("JMSType = 'car' AND color = 'blue' AND weight > 2500");

        assertThat(selector.matches(Example.with("color", "blue")
                        .and("weight", 3000L)
                        .type("car")
                        .stored()))
                .isTrue();
        assertThat(selector.matches(Example.with("color", "red")
                        .and("weight", 3000L)
                        .type("car")
                        .stored()))
                .isFalse();
    }

    @Test
    void positionsCountFromTheStartOfTheTextAsGiven() {
        assertThatThrownBy(() -> Selectors.parse("  =TEST 'test'"))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("position 3");
    }
}
