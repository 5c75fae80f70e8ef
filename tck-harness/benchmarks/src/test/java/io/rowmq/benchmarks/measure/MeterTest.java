package io.rowmq.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeterTest {

    private final Meter meter = new Meter(new Pace(Duration.ofMillis(1), Duration.ofMillis(50), 2));

    @Test
    void everyWindowOfBusySessionsCounts() throws Exception {
        AtomicInteger runs = new AtomicInteger();

        Meter.Windows windows = meter.measure(List.of(() -> runs.incrementAndGet() > 0));

        assertThat(windows.rates()).hasSize(2).allMatch(rate -> rate > 0);
        assertThat(runs.get()).isPositive();
    }

    @Test
    void sessionsWithoutWorkEndTheMeasuring() throws Exception {
        Meter patient = new Meter(new Pace(Duration.ofHours(1), Duration.ofHours(1), 3));

        assertThat(patient.measure(List.of(() -> false)).rates()).hasSize(1);
    }

    @Test
    void whatAStepThrowsIsThrown() {
        assertThatThrownBy(() -> meter.measure(List.of(() -> {
                    throw new java.io.IOException("broken");
                })))
                .hasMessage("session-0 failed")
                .hasRootCauseMessage("broken");
    }
}
