package io.rowmq.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.benchmarks.measure.Measurement;
import io.rowmq.benchmarks.subject.Unavailable;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellProcessTest {

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final Settings settings = Settings.parse("d", "--warm-up", "1", "--window", "1", "--windows", "1");

    @AfterEach
    void endTheWatch() {
        watch.shutdownNow();
    }

    @Test
    void aCellIsMeasuredInAJvmOfItsOwn() throws Exception {
        Measurement measured = new CellProcess(settings, watch).measure(new Cell("a", "rowmq-h2", 2), 1);

        assertThat(measured.rates()).hasSize(1);
        assertThat(measured.messages()).isPositive();
        assertThat(measured.disk()).isPositive();
    }

    @Test
    void aPeerWhoseLibrariesWereNotFetchedIsLeftOut() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> new Libraries(Path.of("no-such")).options(Providers.named("artemis")))
                .withMessageContaining("the libraries of artemis are not in no-such");
    }

    @Test
    void aCellThatCannotBeMeasuredSaysWhy() {
        assertThatExceptionOfType(CellFailure.class)
                .isThrownBy(() -> new CellProcess(settings, watch).measure(new Cell("no-such", "rowmq-h2", 2), 1))
                .withMessageContaining("no scenario no-such");
    }
}
