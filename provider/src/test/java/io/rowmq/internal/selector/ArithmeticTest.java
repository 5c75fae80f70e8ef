package io.rowmq.internal.selector;

import jakarta.jms.InvalidSelectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.8.1.1: arithmetic, with Java's numeric promotion. */
class ArithmeticTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 + 3 * 4 = 14",
                "(2 + 3) * 4 = 20",
                "10 - 4 - 3 = 3",
                "10 - (4 - 3) = 9",
                "12 / 2 / 3 = 2",
                "2 * 3 / 4 = 1",
                "-2 * -3 = 6",
                "- - 3 = 3",
                "+ - 3 = -3",
                "1 - -1 = 2",
                "1+1=2",
                "1-1=0",
                "7 / 2 = 3",
                "-7 / 2 = -3",
                "7 / 2. = 3.5",
                "7.0 / 2 = 3.5",
                "1 / 0. > 1e308",
                "2147483647 + 1 = -2147483648",
                "2147483647 + 1L = 2147483648",
                "9223372036854775807 + 1 < 0",
                "0.1F + 0.2F = 0.3F",
                "0.1 + 0.2 <> 0.3",
                "-(5) = -5",
                "-(-9223372036854775808) < 0",
                "0 / 0. <> 0"
            })
    void arithmeticIsThatOfJava(String selector) throws InvalidSelectorException {
        Example.message().isSelectedBy(selector);
    }

    @Test
    void propertiesOfAllNumericTypesTakePart() throws InvalidSelectorException {
        Example.with("b", (byte) 100).isSelectedBy("b + b = 200 AND -b = -100 AND b * b / b = 100");
        Example.with("s", (short) 30000).isSelectedBy("s * 2 = 60000");
        Example.with("i", 7).and("f", 2f).isSelectedBy("i / f = 3.5F");
        Example.with("l", 1L << 40).and("i", 2).isSelectedBy("l * i = 2199023255552");
        Example.with("f", 0.1f).and("d", 1.0).isSelectedBy("f * d <> 0.1");
        Example.with("l", Long.MIN_VALUE).isSelectedBy("-l = l AND l / -1 = l");
        Example.with("f", 2.5f).isSelectedBy("-f = -2.5 AND +f = 2.5");
        Example.with("d", 0.0).isSelectedBy("1 / -d < 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / z = 1", "1 / z <> 1", "1L / z > 0", "z / z = 1", "1 + 1 / z > 0", "-(1 / z) = 1"})
    void anIntegerDividedByZeroHasNoValue(String selector) throws InvalidSelectorException {
        Example.with("z", 0).is(Truth.UNKNOWN, selector);
        Example.with("z", (byte) 0).is(Truth.UNKNOWN, selector);
        Example.with("z", 0L).is(Truth.UNKNOWN, selector);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + 1 = 1",
                "a + 1 <> 1",
                "1 - a < 9",
                "-a = 5",
                "+a = 5",
                "a * 2 BETWEEN 1 AND 9",
                "1 + a = a",
                "a + a = a + a",
                "a + 1 <> a + 1"
            })
    void arithmeticWithSomethingElseThanNumbersComparesFalse(String selector) throws InvalidSelectorException {
        Example.with("a", "5").is(Truth.FALSE, selector);
        Example.with("a", true).is(Truth.FALSE, selector);
    }

    @Test
    void stringsAreNotConvertedToNumbers() throws InvalidSelectorException {
        Example.with("NumberOfOrders", "2").is(Truth.FALSE, "NumberOfOrders > 1");
    }
}
