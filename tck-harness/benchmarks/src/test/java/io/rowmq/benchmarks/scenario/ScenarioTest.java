package io.rowmq.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.benchmarks.Providers;
import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import io.rowmq.benchmarks.subject.Unavailable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    private static final int DEPTH = 400;
    private static final int STEPS = 100;

    @TempDir
    Path directory;

    static List<Scenario> scenarios() {
        return List.of(
                new Sending("a", Mode.AUTO, 1),
                new Sending("b", Mode.TRANSACTED, 10),
                new Draining("c", Mode.AUTO, DEPTH),
                new Draining("c-client", Mode.CLIENT, DEPTH),
                new Crawling("d", DEPTH, 1, Mode.TRANSACTED),
                new Crawling("d-tree", DEPTH, 3, Mode.TRANSACTED),
                new Working("f", 5));
    }

    static List<Scenario> scenariosBeyondQueues() {
        return List.of(
                new Draining("c-dups", Mode.DUPS_OK, DEPTH),
                new Crawling("e", DEPTH, 1, Mode.ROWS),
                new Fanning("g", Mode.AUTO, 3, 10),
                new Fanning("g-dups", Mode.DUPS_OK, 3, 10),
                new Selecting("i", DEPTH, 10));
    }

    static Stream<Arguments> everything() {
        return Stream.concat(
                scenarios().stream().map(scenario -> Arguments.of(scenario, Providers.named("jdbc-h2"))),
                Stream.concat(scenarios().stream(), scenariosBeyondQueues().stream())
                        .map(scenario -> Arguments.of(scenario, Providers.named("rowmq-h2"))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyProviderGetsThroughEveryScenarioWithNothingLostOrDoubled(Scenario scenario, Provider provider)
            throws Exception {
        try (Bench bench = new Bench(provider.start(directory), scenario.places())) {
            assertThat(play(bench, scenario)).isGreaterThanOrEqualTo(STEPS);
        }
    }

    @ParameterizedTest
    @MethodSource("scenariosBeyondQueues")
    void whatBareJdbcDoesNotHaveIsLeftOut(Scenario scenario) throws Exception {
        try (Bench bench = new Bench(Providers.named("jdbc-h2").start(directory), scenario.places())) {
            assertThatThrownBy(() -> play(bench, scenario)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void aRowThatIsLostFails() throws Exception {
        try (Bench bench = new Bench(new Faulty(1), List.of(Address.QUEUE))) {
            assertThatThrownBy(() -> play(bench, new Crawling("e", DEPTH, 1, Mode.ROWS)))
                    .hasMessageContaining("lost: 100 rows were committed with a message, and there are 99");
        }
    }

    @Test
    void aSubjectThatLosesAMessageFails() throws Exception {
        try (Bench bench = new Bench(new Faulty(0), List.of(Address.QUEUE))) {
            assertThatThrownBy(() -> play(bench, new Sending("a", Mode.AUTO, 1)))
                    .hasMessageContaining("lost");
        }
    }

    @Test
    void aSubjectThatDoublesAMessageFails() throws Exception {
        try (Bench bench = new Bench(new Faulty(2), List.of(Address.QUEUE))) {
            assertThatThrownBy(() -> play(bench, new Sending("a", Mode.AUTO, 1)))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("doubled");
        }
    }

    private static long play(Bench bench, Scenario scenario) throws Exception {
        scenario.prepare(bench);
        List<Step> steps = scenario.steps(bench, 1);
        for (int i = 0; i < STEPS; i++) {
            for (boolean background : new boolean[] {false, true}) {
                for (Step step : steps) {
                    assertThat(step.background() != background || step.run()).isTrue();
                }
            }
        }
        return bench.settle();
    }

    /** Delivers its fiftieth message never, or more than once. */
    private static final class Faulty implements Subject {

        private final Queue<Long> queue = new ConcurrentLinkedQueue<>();
        private final int copies;
        private int sent;
        private int rows = -1;

        Faulty(int copies) {
            this.copies = copies;
        }

        @Override
        public Line line(Mode mode, Address address) {
            return new Line() {
                @Override
                public void send(long number) {
                    int times = ++sent == 50 ? copies : 1;
                    queue.addAll(new ArrayDeque<>(java.util.Collections.nCopies(times, number)));
                }

                @Override
                public long receive() {
                    Long number = queue.poll();
                    return number == null ? -1 : number;
                }

                @Override
                public void row(long number) {
                    rows++;
                }

                @Override
                public void end() {
                    // Everything has happened already.
                }

                @Override
                public void close() {
                    // Nothing was opened.
                }
            };
        }

        @Override
        public long rows() {
            return rows;
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
