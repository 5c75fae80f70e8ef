package io.rowmq.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @Test
    void percentilesAreRightToThreePercent() {
        for (long nanos = 1; nanos <= 1_000_000; nanos++) {
            histogram.add(nanos);
        }

        assertThat(histogram.percentile(0.5)).isCloseTo(500_000, withinPercentage(3.2));
        assertThat(histogram.percentile(0.99)).isCloseTo(990_000, withinPercentage(3.2));
        assertThat(histogram.percentile(1)).isCloseTo(1_000_000, withinPercentage(3.2));
    }

    @Test
    void smallValuesAreExact() {
        histogram.add(3);
        histogram.add(40);
        histogram.add(50);

        assertThat(histogram.percentile(0.3)).isEqualTo(3);
        assertThat(histogram.percentile(0.6)).isEqualTo(40);
        assertThat(histogram.percentile(1)).isEqualTo(50);
    }

    @Test
    void theLargestValueHasABucket() {
        histogram.add(Long.MAX_VALUE);

        assertThat(histogram.percentile(0.5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void twoHistogramsAddUp() {
        Histogram other = new Histogram();
        histogram.add(10);
        other.add(20);
        histogram.add(other);

        assertThat(histogram.percentile(0.5)).isEqualTo(10);
        assertThat(histogram.percentile(1)).isEqualTo(20);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(histogram.percentile(0.5)).isZero();
    }
}
