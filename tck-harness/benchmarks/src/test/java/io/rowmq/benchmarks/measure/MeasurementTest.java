package io.rowmq.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final Measurement ONE = new Measurement(List.of(100.0, 300.5), 12.5, 80, 20, 1024, 5000, 7);
    private static final Measurement OTHER = new Measurement(List.of(200.0), 14.5, 90, 30, 2048, 4000, 8);

    @Test
    void whatIsWrittenIsRead() {
        assertThat(Measurement.is(ONE.toLine())).isTrue();
        assertThat(Measurement.parse(ONE.toLine())).isEqualTo(ONE);
    }

    @Test
    void roundsOfOneCellAreMerged() {
        Measurement merged = Measurement.merge(List.of(ONE, OTHER));

        assertThat(merged).isEqualTo(new Measurement(List.of(100.0, 300.5, 200.0), 13.5, 85, 25, 1536, 5000, 15));
        assertThat(merged.rate()).isEqualTo(200);
        assertThat(merged.slowest()).isEqualTo(100);
        assertThat(merged.fastest()).isEqualTo(300.5);
    }
}
