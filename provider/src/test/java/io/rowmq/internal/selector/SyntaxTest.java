package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.8.1.1: what is not a selector, and what is said about it. */
class SyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=TEST 'test'      | 1  | found '=', expected a name, a literal, '(' or NOT",
                "color =           | 8  | found the end of the selector, expected a name",
                "color = NULL      | 9  | found NULL, expected a value; whether one is missing is asked with IS NULL",
                "color 'blue'      | 7  | found the string 'blue', expected AND, OR or the end",
                "(color = 'blue'   | 16 | found the end of the selector, expected ')'",
                "color = 'blue')   | 15 | found ')', expected AND, OR or the end",
                "a = 1 b           | 7  | found the name b, expected AND, OR or the end",
                "a = b = c         | 7  | found '=', expected AND, OR or the end",
                "a AND             | 6  | found the end of the selector, expected",
                "a = 'blue         | 5  | found a string that does not end",
                "a != 1            | 3  | expected NOT, or <> for",
                "a <> 1 && b       | 8  | found the character '&' (U+0026)",
                "a = \"blue\"      | 5  | strings are written 'like this'",
                "a % 2 = 1         | 3  | found the character '%'",
                "5                 | 1  | found a number, expected a condition",
                "'yes'             | 1  | found a string, expected a condition",
                "a + 1             | 1  | found a number, expected a condition",
                "a AND 5           | 7  | found a number, expected a condition",
                "NOT 'yes'         | 5  | found a string, expected a condition",
                "a OR -b           | 6  | found a number, expected a condition",
                "a < 'x'           | 5  | found a string, expected a number with '<'",
                "'x' >= a          | 1  | found a string, expected a number with '>='",
                "'foo' > TRUE      | 1  | found a string, expected a number with '>'",
                "a <= TRUE         | 6  | found a condition, expected a number with '<='",
                "TRUE = 0          | 6  | a condition cannot be compared with a number",
                "5 <> 'x'          | 3  | a number cannot be compared with a string",
                "a + 'x' = 1       | 5  | found a string, expected a number in arithmetic",
                "TRUE * 2 = 2      | 1  | found a condition, expected a number in arithmetic",
                "-'x' = 1          | 2  | found a string, expected a number after a sign",
                "a BETWEEN 'a' AND 'b' | 11 | found a string, expected a number with BETWEEN",
                "a BETWEEN 1 OR 2  | 13 | found OR, expected AND and the upper bound of BETWEEN",
                "a IN 'x'          | 6  | found the string 'x', expected '(' after IN",
                "a IN ()           | 7  | found ')', expected a string",
                "a NOT IN (1,2,3)  | 11 | found the number 1, expected a string",
                "a IN ('x' 'y')    | 11 | found the string 'y', expected ',' or ')'",
                "1 IN ('x')        | 1  | found a number, expected a property name before IN",
                "a LIKE 7          | 8  | found the number 7, expected a string literal as pattern",
                "a LIKE b          | 8  | found the name b, expected a string literal as pattern",
                "'a' LIKE 'b'      | 1  | found a string, expected a property name before LIKE",
                "a LIKE 'b' ESCAPE '' | 19 | expected a string literal of one character",
                "a LIKE 'b' ESCAPE 'xy' | 19 | expected a string literal of one character",
                "a LIKE 'b' ESCAPE 1 | 19 | expected a string literal of one character",
                "a IS 1            | 6  | found the number 1, expected NULL or NOT NULL",
                "a IS NOT 1        | 10 | found the number 1, expected NULL",
                "(a = 1) IS NULL   | 1  | found a condition, expected a property name before IS",
                "a NOT = 1         | 7  | found '=', expected BETWEEN, IN or LIKE after NOT",
                "JMSDestination = 'q' | 1 | found the name JMSDestination, expected a property",
                "JMSfoo = 1        | 1  | or one of the header fields JMSDeliveryMode, JMSPriority",
            })
    void anErrorNamesPositionFindingAndExpectation(String selector, int position, String complaint) {
        assertThatThrownBy(() -> Selectors.parse(selector))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("at position " + position + ":")
                .hasMessageContaining(complaint)
                .hasMessageEndingWith("The selector is: " + selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE", "between", "eSCAPE"})
    void reservedWordsAreNoIdentifiersInAnyCase(String word) {
        assertThatThrownBy(() -> Selectors.parse(word + " = 0")).isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> Selectors.parse("0 = " + word)).isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void anUnprintableCharacterIsNamedByItsNumber() {
        assertThatThrownBy(() -> Selectors.parse("a =\u0085 1"))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("position 4: found the character (U+0085)");
    }

    @Test
    void aLongSelectorIsNotRepeatedInFull() {
        String selector = "a = 'x' OR ".repeat(10_000) + ")";

        assertThatThrownBy(() -> Selectors.parse(selector))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("position 110001")
                .message()
                .hasSizeLessThan(500);
    }

    @Test
    void sqlCommentsAreNotSupported() throws InvalidSelectorException {
        Example.with("a", 5).isSelectedBy("a --5 = 10");
        assertThatThrownBy(() -> Selectors.parse("a = 1 -- the first")).isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> Selectors.parse("a /* any */ = 1")).isInstanceOf(InvalidSelectorException.class);
    }
}
