package io.rowmq.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.rowmq.spi.Alert;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one kind of alert. */
final class AlertMeters {

    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Counter raised;

    AlertMeters(MeterRegistry registry, Tags common, Alert.Kind kind) {
        Tags tags = common.and("kind", kind.name().toLowerCase(Locale.ROOT));
        raised = Counter.builder("rowmq.alerts.raised")
                .description("Alerts that began")
                .tags(tags)
                .register(registry);
        // nobody says when a lost lease is over
        if (kind != Alert.Kind.LEASE) {
            Gauge.builder("rowmq.alerts", open, Set::size)
                    .description("Alerts that are not over")
                    .tags(tags)
                    .register(registry);
        }
    }

    void tell(Alert alert) {
        if (!alert.raised()) {
            open.remove(alert.subject());
        } else if (open.add(alert.subject())) {
            raised.increment();
        }
        if (alert.kind() == Alert.Kind.LEASE) {
            open.clear();
        }
    }
}
