package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 3.8.1.1: literals. */
class LiteralTest {

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("0", 0),
                Arguments.of("57", 57),
                Arguments.of("+62", 62),
                Arguments.of("-957", -957),
                Arguments.of("1_000", 1000),
                Arguments.of("57L", 57L),
                Arguments.of("57l", 57L),
                Arguments.of("2147483647", Integer.MAX_VALUE),
                Arguments.of("2147483648", 2147483648L),
                Arguments.of("-2147483648", Integer.MIN_VALUE),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("-9223372036854775808L", Long.MIN_VALUE),
                Arguments.of("035", 29),
                Arguments.of("00", 0),
                Arguments.of("01777777777777777777777", -1L),
                Arguments.of("0x1d", 29),
                Arguments.of("0XFFL", 255L),
                Arguments.of("0xFFFFFFFF", 4294967295L),
                Arguments.of("0x8000000000000000", Long.MIN_VALUE),
                Arguments.of("0xFFFFFFFFFFFFFFFF", -1L),
                Arguments.of("0b101", 5),
                Arguments.of("7.", 7.0),
                Arguments.of(".5", 0.5),
                Arguments.of("-95.7", -95.7),
                Arguments.of("+6.2", 6.2),
                Arguments.of("7E3", 7000.0),
                Arguments.of("-57.9e+2", -5790.0),
                Arguments.of(".7e4", 7000.0),
                Arguments.of("1e-2", 0.01),
                Arguments.of("08.5", 8.5),
                Arguments.of("09e1", 90.0),
                Arguments.of("5D", 5.0),
                Arguments.of("5f", 5.0f),
                Arguments.of("0.1F", 0.1f),
                Arguments.of("0x1.8p1", 3.0),
                Arguments.of("0x.8P0f", 0.5f),
                Arguments.of("0x1fP+0", 31.0),
                Arguments.of("1.7976931348623157e308", Double.MAX_VALUE),
                Arguments.of("4.9e-324", Double.MIN_VALUE),
                Arguments.of("0e-999", 0.0),
                Arguments.of("-0.0", -0.0));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersHaveTheSyntaxOfJava(String literal, Number value) throws InvalidSelectorException {
        assertThat(Parser.parse("a = " + literal))
                .isEqualTo(new Expression.Comparison(
                        new Expression.Identifier("a"), Relation.EQUAL, new Expression.Literal(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9223372036854775808   | outside the range of long",
                "-9223372036854775809  | outside the range of long",
                "-(9223372036854775808) | outside the range of long",
                "99999999999999999999L | outside the range of long",
                "0x10000000000000000   | outside the range of long",
                "02000000000000000000000 | outside the range of long",
                "1e400                 | too large for a double",
                "1e39f                 | too large for a float",
                "1e-400                | too small for a double",
                "1e-50f                | too small for a float",
                "08                    | a leading 0 makes it octal",
                "0x                    | not a number in Java's syntax",
                "0b2                   | not a number in Java's syntax",
                "1_                    | not a number in Java's syntax",
                "1__e                  | not a number in Java's syntax",
                "7E                    | not a number in Java's syntax",
                "7E+                   | not a number in Java's syntax",
                "1.2.3                 | not a number in Java's syntax",
                "5x                    | not a number in Java's syntax",
                "5and                  | not a number in Java's syntax",
                "1.5L                  | not a number in Java's syntax",
                "0x1.8                 | not a number in Java's syntax",
            })
    void otherNumbersAreErrors(String literal, String complaint) {
        assertThatThrownBy(() -> Parser.parse("a = " + literal))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("at position ")
                .hasMessageContaining(complaint);
    }

    @Test
    void aNumberHasAnEnd() {
        assertThatThrownBy(() -> Parser.parse("a = " + "9".repeat(1_000_000)))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("at most 400 characters");
    }

    @Test
    void stringsAreQuotedAndQuotesDoubled() throws InvalidSelectorException {
        Example.with("a", "literal").isSelectedBy("a = 'literal'");
        Example.with("a", "literal's").isSelectedBy("a = 'literal''s'");
        Example.with("a", "'").isSelectedBy("a = ''''");
        Example.with("a", "").isSelectedBy("a = ''");
        Example.with("a", "line\n\\n \"§𝒳").isSelectedBy("a = 'line\n\\n \"§𝒳'");
    }

    @Test
    void theBooleanLiteralsAreConditions() throws InvalidSelectorException {
        Example.message().is(Truth.TRUE, "TRUE");
        Example.message().is(Truth.FALSE, "false");
        Example.message().is(Truth.TRUE, "TRUE OR (FALSE AND FALSE)");
    }
}
