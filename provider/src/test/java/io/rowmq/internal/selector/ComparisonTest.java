package io.rowmq.internal.selector;

import jakarta.jms.InvalidSelectorException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.8.1.1: comparison operators and the types they take. */
class ComparisonTest {

    private static final List<Number> FIVES = List.of((byte) 5, (short) 5, 5, 5L, 5f, 5d);

    @ParameterizedTest
    @CsvSource({"=,F,T,F", "<>,T,F,T", "<,T,F,F", "<=,T,T,F", ">,F,F,T", ">=,F,T,T"})
    void numbersHaveAllSixRelations(String relation, String less, String same, String more) throws Exception {
        String selector = "a " + relation + " 5";

        Example.with("a", 4).is(truth(less), selector);
        Example.with("a", 5).is(truth(same), selector);
        Example.with("a", 6).is(truth(more), selector);
        Example.with("a", 4.5).is(truth(less), selector);
        Example.with("a", 5.0).is(truth(same), selector);
        Example.with("a", 5.5).is(truth(more), selector);
    }

    @Test
    void allTypesOfNumberCompareWithEachOther() throws InvalidSelectorException {
        for (Number left : FIVES) {
            for (Number right : FIVES) {
                Example.with("a", left).and("b", right).isSelectedBy("a = b AND a >= b AND a <= b AND NOT a <> b");
                Example.with("a", left).and("b", right).isSelectedBy("a + 1 > b AND a < b + 1");
            }
        }
    }

    @Test
    void numbersArePromotedAsInJava() throws InvalidSelectorException {
        Example.with("f", 0.1f).is(Truth.FALSE, "f = 0.1");
        Example.with("f", 0.1f).isSelectedBy("f = 0.1F");
        Example.with("f", 16777216f).and("i", 16777217).isSelectedBy("f = i");
        Example.with("d", 16777216d).and("i", 16777217).isSelectedBy("d < i");
        Example.with("l", Long.MAX_VALUE).and("m", Long.MAX_VALUE - 1).isSelectedBy("l > m");
        Example.with("l", Long.MAX_VALUE).isSelectedBy("l = 9223372036854775807.0");
    }

    @Test
    void notANumberIsUnequalToEverythingAndZerosAreEqual() throws InvalidSelectorException {
        Example.with("a", Double.NaN).is(Truth.FALSE, "a = a OR a < 1 OR a >= 1");
        Example.with("a", Double.NaN).is(Truth.TRUE, "a <> a");
        Example.with("a", Float.NaN).is(Truth.TRUE, "a <> 1");
        Example.with("a", -0.0).is(Truth.TRUE, "a = 0");
    }

    @Test
    void stringsAreEqualOrNot() throws InvalidSelectorException {
        Example.with("a", "foo").is(Truth.TRUE, "a = 'foo'");
        Example.with("a", "foo").is(Truth.FALSE, "a <> 'foo'");
        Example.with("a", "Foo").is(Truth.FALSE, "a = 'foo'");
        Example.with("a", "foo ").is(Truth.TRUE, "a <> 'foo'");
    }

    @Test
    void booleansAreEqualOrNot() throws InvalidSelectorException {
        Example.with("a", true).is(Truth.TRUE, "a = TRUE");
        Example.with("a", true).is(Truth.TRUE, "a <> FALSE");
        Example.with("a", false).and("b", false).is(Truth.TRUE, "a = b");
        Example.with("a", true).and("n", 3).is(Truth.TRUE, "(n > 2) = a");
        Example.with("a", true).is(Truth.UNKNOWN, "(n > 2) = a");
        Example.message().is(Truth.FALSE, "TRUE = FALSE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 5",
                "a <> 5",
                "a < 5",
                "a >= 5",
                "a BETWEEN 1 AND 9",
                "a NOT BETWEEN 1 AND 9",
                "a + 1 = 6",
                "a + 1 <> 6",
                "a = TRUE",
                "a <> TRUE",
                "a = b",
                "a <> b",
                "a < b"
            })
    void aStringComparedWithSomethingElseIsFalse(String selector) throws InvalidSelectorException {
        Example.with("a", "5").and("b", 5).is(Truth.FALSE, selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 'x'", "a <> 'x'", "a IN ('x')", "a NOT IN ('x')", "a LIKE '%'", "a NOT LIKE 'x'"})
    void somethingElseComparedWithAStringIsFalse(String selector) throws InvalidSelectorException {
        Example.with("a", 5).is(Truth.FALSE, selector);
        Example.with("a", true).is(Truth.FALSE, selector);
    }

    @Test
    void stringsAndBooleansHaveNoOrder() throws InvalidSelectorException {
        Example.with("a", "x").and("b", "y").is(Truth.FALSE, "a < b OR a > b OR a <= b OR a >= b");
        Example.with("a", "x").and("b", "x").is(Truth.FALSE, "a <= b OR a >= b");
        Example.with("a", true).and("b", true).is(Truth.FALSE, "a <= b OR a >= b");
    }

    @Test
    void betweenIncludesItsBounds() throws InvalidSelectorException {
        Example.with("age", 15).is(Truth.TRUE, "age BETWEEN 15 AND 19");
        Example.with("age", 19L).is(Truth.TRUE, "age BETWEEN 15 AND 19");
        Example.with("age", 19.5).is(Truth.FALSE, "age BETWEEN 15 AND 19");
        Example.with("age", 14).is(Truth.TRUE, "age NOT BETWEEN 15 AND 19");
        Example.with("age", 19).is(Truth.FALSE, "age NOT BETWEEN 15 AND 19");
        Example.with("age", 5).is(Truth.FALSE, "age BETWEEN 9 AND 1");
    }

    @Test
    void betweenTakesArithmetic() throws InvalidSelectorException {
        Example.with("a", 4).and("b", 6).isSelectedBy("a * 2 BETWEEN b + 1 AND b + 2 AND TRUE");
        Example.with("a", 4).and("b", 6).isSelectedBy("5 BETWEEN a AND b");
    }

    private static Truth truth(String letter) {
        return letter.equals("T") ? Truth.TRUE : Truth.FALSE;
    }
}
