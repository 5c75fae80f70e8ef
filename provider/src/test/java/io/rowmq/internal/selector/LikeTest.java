package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.InvalidSelectorException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 3.8.1.1: LIKE. */
class LikeTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "12%3,123,T",
                "12%3,12993,T",
                "12%3,1234,F",
                "l_se,lose,T",
                "l_se,loose,F",
                "jms,jms,T",
                "jms,JMS,F",
                "jms,jmsx,F",
                "%,x,T",
                "%,``,T",
                "``,``,T",
                "``,x,F",
                "_,``,F",
                "_%,x,T",
                "%_,``,F",
                "%%,xyz,T",
                "%cd,abcd,T",
                "A%x%D,ABCD,F",
                "%ab%ab%,xabab,T",
                "%ab%ab%,xaba,F",
                "a%b%c,abbcbc,T",
                "__,ab,T",
                "__,a,F",
                ".*,xx,F",
                "[a]\\d,[a]\\d,T",
                "a.c,abc,F",
                "%.txt,a.txt,T",
                "_𝒳_,a𝒳b,T",
                "a_b,a𝒳b,T",
                "a__b,a𝒳b,F",
                "a_b,`a\nb`,T"
            })
    void percentStandsForAnySequenceAndUnderscoreForOneCharacter(String pattern, String text, String result)
            throws InvalidSelectorException {
        Truth truth = Truth.of(result.equals("T"));

        Example.with("a", text).is(truth, "a LIKE '" + pattern + "'");
        Example.with("a", text).is(truth.not(), "a NOT LIKE '" + pattern + "'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\\_%,\\,_foo,T",
                "\\_%,\\,bar,F",
                "A_fo_A%f%,A,_foo%fx,T",
                "A%fooA_,A,%foo_,T",
                "A%fooA_,A,xfoo_,F",
                "\\__\\%%,\\,_x%yz,T",
                "AA,A,A,T",
                "AA,A,AA,F",
                "Ab,A,Ab,T",
                "xA,A,xA,T",
                "%%x,%,%x,T",
                "%x,%,abx,T",
                "100%%%,%,100%x,T",
                "100%%%,%,100,F",
                "𝒳%,𝒳,%,T",
                "𝒳%,𝒳,𝒳y,F",
                "'',',',T"
            })
    void theEscapeCharacterTakesAwayTheMeaningOfWildcards(String pattern, String escape, String text, String result)
            throws InvalidSelectorException {
        String quote = escape.equals("'") ? "''" : escape;
        String like = "a LIKE '" + pattern.replace("'", "''") + "' ESCAPE '" + quote + "'";

        Example.with("a", text).is(Truth.of(result.equals("T")), like);
    }

    @Test
    void aPatternMatchesWhatTheSameRegularExpressionMatches() {
        Random random = new Random(3_8_1);
        for (int i = 0; i < 50_000; i++) {
            String pattern = letters(random, "ab_%");
            String text = letters(random, "ab");
            boolean expected = Pattern.matches(pattern.replace("%", ".*").replace('_', '.'), text);

            assertThat(new LikePattern(pattern, Expression.Like.NO_ESCAPE).matches(text))
                    .as("%s LIKE %s", text, pattern)
                    .isEqualTo(expected);
        }
    }

    private static String letters(Random random, String alphabet) {
        StringBuilder letters = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }
}
