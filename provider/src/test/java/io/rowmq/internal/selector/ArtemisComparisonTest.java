package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rowmq.spi.StoredMessage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.selector.filter.BooleanExpression;
import org.apache.activemq.artemis.selector.filter.FilterException;
import org.apache.activemq.artemis.selector.filter.Filterable;
import org.apache.activemq.artemis.selector.impl.SelectorParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Random selectors and messages, with the selectors of Apache Artemis as oracle. */
class ArtemisComparisonTest {

    private static final long SEED = 20_261_121;
    private static final int SELECTORS = 2_500;
    private static final int MESSAGES = 100;

    @Test
    void bothGiveTheSameVerdictExceptForKnownDifferences(TestReporter reporter) throws Exception {
        Random random = new Random(SEED);
        RandomSelectors generator = new RandomSelectors(random);
        SelectorWriter writer = new SelectorWriter(random);
        List<StoredMessage> messages =
                Stream.generate(generator::message).limit(MESSAGES).toList();
        Tally tally = new Tally();
        for (int i = 0; i < SELECTORS; i++) {
            Expression expression = generator.selector();
            String text = writer.write(expression);
            assertThat(Parser.parse(text))
                    .as("seed %d, selector %d: %s", SEED, i, text)
                    .isEqualTo(expression);
            Selector ours = Selectors.parse(text);
            BooleanExpression theirs = SelectorParser.parse(text);
            for (StoredMessage message : messages) {
                tally.add(expression, text, message, ours.matches(message), verdict(theirs, message));
            }
        }
        reporter.publishEntry(Map.of("seed", "" + SEED, "compared", tally.toString()));
        assertThat(tally.compared)
                .as("pairs to which no known difference applies")
                .isGreaterThan(120_000);
        assertThat(tally.selected).as("of them selected").isBetween(tally.compared / 5, tally.compared * 4 / 5);
        assertThat(tally.differences.keySet())
                .as("each known difference is seen")
                .containsExactlyInAnyOrder(KnownDifference.values());
    }

    /** What Artemis says; an exception, which ends the evaluation there, counts as a verdict of its own. */
    private static @Nullable Boolean verdict(BooleanExpression selector, StoredMessage message) {
        try {
            return selector.matches(new Properties(message));
        } catch (FilterException | RuntimeException e) {
            return null;
        }
    }

    /** Counts, and fails at a difference that nothing explains. */
    private static final class Tally {
        private final Map<KnownDifference, Integer> differences = new EnumMap<>(KnownDifference.class);
        private int compared;
        private int selected;

        void add(Expression expression, String text, StoredMessage message, boolean ours, @Nullable Boolean theirs) {
            Set<KnownDifference> known = KnownDifference.between(expression, message);
            boolean same = theirs != null && theirs == ours;
            if (known.isEmpty()) {
                if (!same) {
                    fail("Seed %d: RowMQ says %s, Artemis %s to %s with %s", SEED, ours, theirs, text, message);
                }
                compared++;
                selected += ours ? 1 : 0;
            } else if (known.size() == 1 && !same) {
                known.forEach(difference -> differences.merge(difference, 1, Integer::sum));
            }
        }

        @Override
        public String toString() {
            return compared + " pairs, " + selected + " of them selected; verdicts that differ for one known reason: "
                    + differences;
        }
    }

    private record Properties(StoredMessage message) implements Filterable {
        @Override
        public <T> @Nullable T getBodyAs(Class<T> type) {
            return null;
        }

        @Override
        public @Nullable Object getProperty(SimpleString name) {
            return Field.named(name.toString()).of(message);
        }

        @Override
        public @Nullable Object getLocalConnectionId() {
            return null;
        }
    }
}
