package io.rowmq.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rowmq.spi.DestinationRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard of the documentation asks for what a scrape has. */
class DashboardTest {

    private static final Path DASHBOARD = Path.of("..", "..", "docs", "grafana", "rowmq.json");
    private static final Pattern METRIC = Pattern.compile("rowmq_[a-z_]+");

    private static Set<String> asked() throws IOException {
        Set<String> names = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(DASHBOARD.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "expr".equals(json.currentName())) {
                    Matcher matcher = METRIC.matcher(json.getText());
                    while (matcher.find()) {
                        names.add(matcher.group());
                    }
                }
            }
        }
        return names;
    }

    @Test
    void asksForMetersThatExist() throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RowmqMetrics metrics = new RowmqMetrics(registry);
        metrics.expired(new DestinationRow(1, DestinationRow.Kind.QUEUE, "orders"), 1);
        String scrape = registry.scrape();

        assertThat(asked())
                .hasSizeGreaterThan(7)
                .allSatisfy(name -> assertThat(scrape).contains("\n" + name + "{"));
    }
}
