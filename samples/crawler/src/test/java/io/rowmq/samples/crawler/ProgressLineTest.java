package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void showsHowFarAndHowFast() {
        ProgressLine line = new ProgressLine(out, false, 100);

        assertThat(line.format(new Totals(150, 2, 200), Duration.ofSeconds(4)))
                .isEqualTo("done 150 | queued 48 | failed 2 | 12.5 pages/s");
    }

    @Test
    void saysNothingBeforeItIsTime() {
        ProgressLine line = new ProgressLine(out, false, 0);
        line.accept(new Totals(1, 0, 2));
        line.end();

        assertThat(bytes.size()).isZero();
    }

    @Test
    void theTotalsAreTheLastLine() {
        assertThat(new Totals(150, 2, 200)).hasToString("crawled 150 pages, 2 failed, 48 queued");
    }
}
