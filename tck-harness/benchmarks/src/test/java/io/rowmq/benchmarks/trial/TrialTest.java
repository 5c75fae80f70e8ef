package io.rowmq.benchmarks.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.benchmarks.Providers;
import io.rowmq.benchmarks.measure.Figure;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

    private static final int CHUNK = 300;
    private static final int MESSAGES = 2_050;
    private static final long MB = 1L << 20;

    @TempDir
    Path directory;

    @Test
    void aBacklogIsFilledOpenedAndDrainedWithNothingLost() throws Exception {
        Trial trial = new Behind(CHUNK);
        Stage stage = new Stage(Providers.named("rowmq-h2"), directory, MESSAGES, Duration.ZERO);
        for (String part : trial.parts()) {
            if (!part.equals("kill")) {
                trial.run(part, stage);
            }
        }
        assertThat(stage.settled()).isEqualTo(MESSAGES + Behind.WARM_UP * CHUNK + MESSAGES / CHUNK * CHUNK);
        assertThat(stage.figures())
                .extracting(Figure::name)
                .contains(
                        "first message, one message stored",
                        "first message, full, after a kill",
                        "all behind against 300, median pair");
    }

    @Test
    void manyMessagesFlowThroughAShortQueueAndTheFilesStayBounded() throws Exception {
        Stage stage = new Stage(Providers.named("rowmq-h2"), directory, 10_000, Duration.ZERO);
        new Flow().run("flow", stage);
        assertThat(stage.settled()).isEqualTo(11_000);
        assertThat(stage.figures()).extracting(Figure::name).contains("rate in tenth 1", "files in tenth 10, at most");
    }

    @Test
    void aSoakRollsBackAtRandomAndLosesNothing() throws Exception {
        Stage stage = new Stage(Providers.named("rowmq-h2"), directory, 0, Duration.ofSeconds(3));
        new Soak().run("soak", stage);
        assertThat(stage.settled()).isGreaterThan(10_000);
        assertThat(stage.figures())
                .filteredOn(Figure::name, "rolled back")
                .singleElement()
                .satisfies(rolledBack -> assertThat(rolledBack.value()).isPositive());
    }

    @Test
    void filesThatGrowWithWhatHasBeenThroughFail() {
        assertThatCode(() -> Growth.requireBounded(sizes(10, 60, 60, 60, 60, 60, 60, 60, 60, 62)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Growth.requireBounded(sizes(100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000)))
                .hasMessage("the files grow: 500 MB at most in the first half, 1000 MB in the second");
    }

    @Test
    void aMessageThatIsLostOrDoubledFails() {
        assertThatThrownBy(() -> drain(new Faulty(0))).hasMessageContaining("lost: a message did not come");
        assertThatThrownBy(() -> drain(new Faulty(2))).hasMessageContaining("doubled");
    }

    private void drain(Provider provider) throws Exception {
        new Behind(CHUNK).run("drain", new Stage(provider, directory, CHUNK, Duration.ZERO));
    }

    private static List<Long> sizes(long... megabytes) {
        return Arrays.stream(megabytes).map(size -> size * MB).boxed().toList();
    }

    /** Has some hundred messages, the fiftieth of them never, or more than once. */
    private record Faulty(int copies) implements Provider {

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public Subject start(Path folder) {
            Queue<Long> queue = new ArrayDeque<>();
            for (long i = 0; i < (folder.endsWith("other") ? Behind.WARM_UP : 1) * CHUNK; i++) {
                queue.addAll(Collections.nCopies(i == 50 && !folder.endsWith("other") ? copies : 1, i));
            }
            return new Subject() {
                @Override
                public Line line(Mode mode, Address address) {
                    return new QueueLine(address == Address.QUEUE ? queue : new ArrayDeque<>());
                }

                @Override
                public void close() {
                    // Nothing was opened.
                }
            };
        }
    }

    private record QueueLine(Queue<Long> queue) implements Line {

        @Override
        public void send(long number) {
            queue.add(number);
        }

        @Override
        public long receive() {
            Long number = queue.poll();
            return number == null ? -1 : number;
        }

        @Override
        public void end() {
            // Everything has happened already.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
