package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.internal.selector.Selectors;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Topology;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who gets what is published, as all JVMs of a shared database knew it at one moment. Immutable. */
final class Routing {

    private final long version;
    private final Map<Long, List<Route>> byTopic = new HashMap<>();
    private final Set<Long> ids = new HashSet<>();

    /**
     * The way to one subscription.
     *
     * @param row the subscription
     * @param selector its selector, null for all messages
     */
    record Route(SubscriptionRow row, @Nullable Selector selector) {}

    private Routing(long version) {
        this.version = version;
    }

    static Routing of(Topology topology) throws JMSException {
        Routing routing = new Routing(topology.version());
        for (SubscriptionRow row : topology.subscriptions()) {
            routing.ids.add(row.id());
            routing.byTopic
                    .computeIfAbsent(row.topicId(), any -> new ArrayList<>())
                    .add(new Route(row, Selectors.parse(row.selector())));
        }
        return routing;
    }

    long version() {
        return version;
    }

    List<Route> of(StoredDestination topic) {
        return byTopic.getOrDefault(topic.id(), List.of());
    }

    boolean contains(long subscriptionId) {
        return ids.contains(subscriptionId);
    }
}
