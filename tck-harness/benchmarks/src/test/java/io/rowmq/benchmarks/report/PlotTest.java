package io.rowmq.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.benchmarks.measure.Measurement;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PlotTest {

    private final Results results = new Results();

    @Test
    void everyProviderHasALineForThroughputAndTwoForLatency() throws Exception {
        results.add(row("d", 1, "rowmq-h2", 2_000));
        results.add(row("d", 32, "rowmq-h2", 30_000));
        results.add(row("d", 1, "artemis", 1_000));
        results.add(row("d", 32, "artemis", 10_000));

        Document svg = parsed(Plot.of(results));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2 * 3);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2 * 2 * 3);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("d: operations per second", "rowmq-h2", "artemis", "30k");
    }

    @Test
    void eachScenarioHasChartsOfItsOwn() throws Exception {
        results.add(row("a", 8, "rowmq-h2", 20));
        results.add(row("d", 8, "artemis", 10));

        Document svg = parsed(Plot.of(results));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2 * 3);
        assertThat(svg.getDocumentElement().getAttribute("height")).isEqualTo("600");
    }

    @Test
    void nothingMeasuredIsAnEmptyPicture() throws Exception {
        assertThat(parsed(Plot.of(results)).getElementsByTagName("polyline").getLength())
                .isZero();
    }

    @Test
    void linearAxesBeginAtZeroAndEndBeyondTheGreatestValue() {
        Axis axis = Axis.linear(23_400);

        assertThat(axis.ticks()).containsExactly(0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0, 25_000.0);
        assertThat(axis.part(12_500)).isEqualTo(0.5);
    }

    @Test
    void logarithmicAxesGoByDecades() {
        Axis axis = Axis.logarithmic(30, 2_000);

        assertThat(axis.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
        assertThat(axis.part(10)).isZero();
        assertThat(axis.part(10_000)).isEqualTo(1);
    }

    @Test
    void thousandsAreShort() {
        assertThat(List.of(Axis.text(0), Axis.text(999), Axis.text(2_500), Axis.text(30_000)))
                .containsExactly("0", "999", "2.5k", "30k");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static Results.Row row(String scenario, int sessions, String provider, double rate) {
        return new Results.Row(
                scenario, sessions, provider, true, new Measurement(List.of(rate), 80, 900, 30.5, 4000, 1, 60));
    }
}
