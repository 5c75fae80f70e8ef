package io.rowmq.internal.selector;

import jakarta.jms.InvalidSelectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.8.1.2: three-valued logic. In these tests t is true, f is false and u is missing. */
class LogicTest {

    private final Example message = Example.with("t", true).and("f", false);

    @ParameterizedTest
    @CsvSource({"t,t,T", "t,f,F", "t,u,U", "f,t,F", "f,f,F", "f,u,F", "u,t,U", "u,f,F", "u,u,U"})
    void andFollowsItsTable(String left, String right, String result) throws InvalidSelectorException {
        message.is(truth(result), left + " AND " + right);
    }

    @ParameterizedTest
    @CsvSource({"t,t,T", "t,f,T", "t,u,T", "f,t,T", "f,f,F", "f,u,U", "u,t,T", "u,f,U", "u,u,U"})
    void orFollowsItsTable(String left, String right, String result) throws InvalidSelectorException {
        message.is(truth(result), left + " OR " + right);
    }

    @ParameterizedTest
    @CsvSource({"t,F", "f,T", "u,U"})
    void notFollowsItsTable(String term, String result) throws InvalidSelectorException {
        message.is(truth(result), "NOT " + term);
        message.is(truth(result).not(), "NOT NOT " + term);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u = 1",
                "u <> 1",
                "1 < u",
                "u + 1 > 0",
                "1 - u > 0",
                "1 - u + 1 > 0",
                "-u = 1",
                "+u = 1",
                "u = v",
                "u <> v",
                "u = 'x'",
                "u = TRUE",
                "u BETWEEN 1 AND 2",
                "u NOT BETWEEN 1 AND 2",
                "1 BETWEEN u AND 2",
                "1 NOT BETWEEN u AND 2",
                "u IN ('a')",
                "u NOT IN ('a')",
                "u LIKE '%'",
                "u NOT LIKE '%'",
                "NOT u = 1",
                "NOT (u AND t)",
                "(u = 1) = TRUE"
            })
    void whatMeetsNullIsUnknown(String selector) throws InvalidSelectorException {
        message.is(Truth.UNKNOWN, selector);
    }

    @Test
    void betweenIsDecidedByOneBoundIfThatIsEnough() throws InvalidSelectorException {
        message.is(Truth.FALSE, "5 BETWEEN u AND 4");
        message.is(Truth.TRUE, "5 NOT BETWEEN 6 AND u");
    }

    @Test
    void isNullIsNeverUnknown() throws InvalidSelectorException {
        message.is(Truth.TRUE, "u IS NULL");
        message.is(Truth.FALSE, "u IS NOT NULL");
        message.is(Truth.FALSE, "t IS NULL");
        message.is(Truth.TRUE, "t IS NOT NULL");
        Example.with("a", "").is(Truth.TRUE, "a IS NOT NULL");
    }

    @Test
    void notBindsCloserThanAndAndAndCloserThanOr() throws InvalidSelectorException {
        message.is(Truth.FALSE, "NOT t AND f");
        message.is(Truth.TRUE, "t AND NOT f");
        message.is(Truth.TRUE, "t OR t AND f");
        message.is(Truth.TRUE, "f AND f OR t");
        message.is(Truth.FALSE, "(t OR t) AND f");
        message.is(Truth.TRUE, "NOT (t AND f)");
    }

    @Test
    void comparisonsBindCloserThanNot() throws InvalidSelectorException {
        Example.with("a", 1).is(Truth.TRUE, "NOT a = 2");
        Example.with("a", 1).is(Truth.TRUE, "NOT a IS NULL");
        Example.with("a", 1).is(Truth.TRUE, "NOT a BETWEEN 2 AND 3 AND TRUE");
    }

    @Test
    void whatIsNotABooleanIsNotTrue() throws InvalidSelectorException {
        Example.with("a", "true").is(Truth.FALSE, "a");
        Example.with("a", 1).and("f", false).is(Truth.FALSE, "a OR f");
        Example.with("a", 1).is(Truth.TRUE, "NOT a");
    }

    private static Truth truth(String letter) {
        return switch (letter) {
            case "T" -> Truth.TRUE;
            case "F" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }
}
