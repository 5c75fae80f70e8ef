package io.rowmq.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rowmq.spi.DestinationRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard of the documentation asks for what a scrape has, and its table has every meter. */
class DashboardTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "observability.md");

    private static final Path DASHBOARD = Path.of("..", "..", "docs", "grafana", "rowmq.json");
    private static final Pattern METRIC = Pattern.compile("rowmq_[a-z_]+");
    private static final Pattern METER = Pattern.compile("(?m)^\\| `(rowmq[a-z.]+)`, \\w+ \\| `(rowmq_[a-z_]+)");

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

    private static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RowmqMetrics metrics = new RowmqMetrics(registry);
        metrics.expired(new DestinationRow(1, DestinationRow.Kind.QUEUE, "orders"), 1);
        return registry;
    }

    @Test
    void theTableHasEveryMeterWithItsNames() throws IOException {
        PrometheusMeterRegistry registry = registry();
        String scrape = registry.scrape();
        Set<String> documented = new TreeSet<>();
        for (MatchResult row :
                METER.matcher(Files.readString(DOCUMENT)).results().toList()) {
            documented.add(row.group(1));
            assertThat(scrape).contains("\n" + row.group(2));
        }

        assertThat(documented)
                .isEqualTo(registry.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void asksForMetersThatExist() throws IOException {
        String scrape = registry().scrape();

        assertThat(asked())
                .hasSizeGreaterThan(7)
                .allSatisfy(name -> assertThat(scrape).contains("\n" + name + "{"));
    }
}
