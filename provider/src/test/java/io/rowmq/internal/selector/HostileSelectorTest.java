package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selectors that try to exhaust the stack or the processor. */
class HostileSelectorTest {

    @ParameterizedTest
    @CsvSource({"(,a,)", "'NOT ',a,''", "'- ',a,= 1", "(NOT ,a,)", "-(,a,) = 1", "1 = (TRUE AND NOT (1 = (,a,)"})
    void nestingHasALimit(String open, String middle, String close) {
        assertThatThrownBy(() -> Selectors.parse(open.repeat(100_000) + middle + close.repeat(100_000)))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("nested more than " + Parser.MAX_DEPTH + " deep");
    }

    @Test
    void nestingUpToTheLimitIsEvaluated() throws InvalidSelectorException {
        int depth = Parser.MAX_DEPTH;

        Example.with("a", true).isSelectedBy("(".repeat(depth) + "a" + ")".repeat(depth));
        Example.with("a", true).isSelectedBy("NOT ".repeat(depth) + "a");
        Example.with("a", 1).isSelectedBy("1+(".repeat(depth) + "a" + ")".repeat(depth) + " = " + (depth + 1));
        Example.with("a", true).isSelectedBy("a AND (".repeat(depth) + "a" + ")".repeat(depth));
    }

    @Test
    void chainsHaveNoLimit() throws InvalidSelectorException {
        Example.with("a", 1).isSelectedBy("a = 1 AND ".repeat(20_000) + "a = 1");
        Example.with("a", 1).isSelectedBy("a = 2 OR ".repeat(20_000) + "a = 1");
        Example.with("a", 1).isSelectedBy("a" + "+a".repeat(20_000) + " = 20001");
        Example.with("a", 1).isSelectedBy("a" + "*a".repeat(20_000) + " = 1");
    }

    @Test
    void aPatternOfManyWildcardsTakesNoExponentialTime() throws InvalidSelectorException {
        String text = "a".repeat(2_000);

        Example.with("a", text).is(Truth.FALSE, "a LIKE '" + "%a".repeat(500) + "%b'");
        Example.with("a", text).is(Truth.TRUE, "a LIKE '" + "%a_".repeat(500) + "%'");
    }

    @Test
    void whateverIsThrownAtTheParserItAnswersOnlyWithInvalidSelectorException() {
        long seed = 1_953;
        String[] pieces = {
            "a",
            "b1",
            "JMSType",
            "JMSX",
            "'x'",
            "''",
            "'",
            "1",
            "0x",
            "1e",
            "9999999999999999999",
            ".",
            "1.5",
            "=",
            "<>",
            "<",
            "<=",
            ">",
            "!",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            ",",
            " ",
            "\t",
            "NOT ",
            "AND ",
            " OR ",
            "BETWEEN ",
            " LIKE ",
            " IN ",
            " IS ",
            " ESCAPE ",
            "NULL",
            "TRUE",
            "FALSE",
            "\"",
            "\u0000",
            "\ud835",
            "\udcb3",
            "é",
            "%"
        };
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(12); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            accepted += accepted(text.toString()) ? 1 : 0;
        }
        assertThat(accepted).as("accepted with seed %d", seed).isPositive();
    }

    private static boolean accepted(String text) {
        try {
            Selector selector = Selectors.parse(text);
            return selector != null
                    && Truth.of(selector.matches(Example.message().stored())) != Truth.UNKNOWN;
        } catch (InvalidSelectorException e) {
            assertThat(e).hasMessageContaining("at position ");
            return false;
        }
    }
}
