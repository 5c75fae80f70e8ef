package io.rowmq.internal.selector;

import jakarta.jms.InvalidSelectorException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 3.8.1.1: IN. */
class InTest {

    @Test
    void inFindsAStringOfTheList() throws InvalidSelectorException {
        Example.with("Country", "UK").is(Truth.TRUE, "Country IN ('UK', 'US', 'France')");
        Example.with("Country", "Peru").is(Truth.FALSE, "Country IN ('UK', 'US', 'France')");
        Example.with("Country", "uk").is(Truth.FALSE, "Country IN ('UK', 'US', 'France')");
    }

    @Test
    void notInIsTheOpposite() throws InvalidSelectorException {
        Example.with("Country", "UK").is(Truth.FALSE, "Country NOT IN ('UK', 'US', 'France')");
        Example.with("Country", "Peru").is(Truth.TRUE, "Country NOT IN ('UK', 'US', 'France')");
    }

    @Test
    void aListMayRepeatAStringAndContainQuotes() throws InvalidSelectorException {
        Example.with("a", "it's").isSelectedBy("a IN ('x', 'it''s', 'x', '')");
        Example.with("a", "").isSelectedBy("a IN ('x', 'it''s', 'x', '')");
    }

    @Test
    void aListMayBeLong() throws InvalidSelectorException {
        String list = IntStream.range(0, 50_000).mapToObj(i -> "'id-" + i + "'").collect(Collectors.joining(","));

        Example.with("id", "id-49999").is(Truth.TRUE, "id IN (" + list + ")");
        Example.with("id", "id-50000").is(Truth.FALSE, "id IN (" + list + ")");
        Example.with("id", "id-50000").is(Truth.TRUE, "id NOT IN (" + list + ")");
    }
}
