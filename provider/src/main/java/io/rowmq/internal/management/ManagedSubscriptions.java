package io.rowmq.internal.management;

import io.rowmq.internal.engine.BacklogState;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.management.RowmqSubscription;
import io.rowmq.management.RowmqSubscriptions;
import io.rowmq.policy.Right;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The subscriptions of topics, for one operator. */
final class ManagedSubscriptions implements RowmqSubscriptions {

    private final Messaging engine;
    private final Oversight oversight;
    private final Places places;
    private final Counts counts;

    ManagedSubscriptions(Messaging engine, Places places, Counts counts) {
        this.engine = engine;
        this.oversight = engine.oversight();
        this.places = places;
        this.counts = counts;
    }

    @Override
    public List<RowmqSubscription> list(@Nullable String pattern, int offset, int limit) throws JMSException {
        Map<Long, String> topics = new LinkedHashMap<>();
        for (StoredDestination destination : places.matching(pattern)) {
            if (destination.kind() == Kind.TOPIC) {
                topics.put(destination.id(), destination.name());
            }
        }
        List<SubscriptionRow> rows = new ArrayList<>(oversight.subscriptions());
        rows.removeIf(row -> !topics.containsKey(row.topicId()));
        rows.sort(Comparator.comparing((SubscriptionRow row) -> topics.get(row.topicId()))
                .thenComparing(SubscriptionRow::name)
                .thenComparing(SubscriptionRow::id));
        List<RowmqSubscription> shown = new ArrayList<>();
        for (SubscriptionRow row : Paging.page(rows, offset, limit)) {
            shown.add(status(row, String.valueOf(topics.get(row.topicId()))));
        }
        return shown;
    }

    @Override
    public RowmqSubscription show(long id) throws JMSException {
        Places.Subscribed found = places.subscription(id);
        return status(found.row(), found.topic().name());
    }

    private RowmqSubscription status(SubscriptionRow row, String topic) throws JMSException {
        BacklogId id = BacklogId.subscription(row.id());
        BacklogState state = oversight.state(id);
        Counts.Count count = counts.count(id);
        return new RowmqSubscription(
                row.id(),
                "topic://" + topic,
                row.name(),
                row.clientId(),
                row.selector(),
                row.noLocal(),
                row.shared(),
                row.id() > 0,
                state.consumers(),
                count.depth().ready(),
                state.inHand(),
                count.depth().delayed(),
                count.next());
    }

    @Override
    public void unsubscribe(long id) throws JMSException {
        Places.Subscribed found = places.subscription(id);
        places.require(Right.MANAGE, found.topic());
        SubscriptionRow row = found.row();
        if (row.id() < 0) {
            throw new InvalidDestinationException(
                    "Subscription " + id + " is not durable: it ends with its consumers", "ROWMQ-NO-SUBSCRIPTION");
        }
        engine.unsubscribe(row.clientId(), row.name());
    }
}
