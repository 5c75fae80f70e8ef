package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.JMSException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people call backlogs: the names that were stored at one moment. */
public final class BacklogNames {

    private final Map<Long, DestinationRow> destinations;
    private final Map<Long, SubscriptionRow> subscriptions;

    /**
     * What a backlog is called.
     *
     * @param destination {@code queue://NAME} or {@code topic://NAME}; where there is none, what is known instead
     * @param subscription the name of the subscription; null for queues
     */
    public record Name(String destination, @Nullable String subscription) {}

    private BacklogNames(Map<Long, DestinationRow> destinations, Map<Long, SubscriptionRow> subscriptions) {
        this.destinations = destinations;
        this.subscriptions = subscriptions;
    }

    static BacklogNames read(MessageStore store) throws JMSException {
        return new BacklogNames(
                store.destinations().stream().collect(Collectors.toMap(DestinationRow::id, Function.identity())),
                store.subscriptions().stream().collect(Collectors.toMap(SubscriptionRow::id, Function.identity())));
    }

    /** The name of a backlog, also of one that is temporary or has ended. */
    public Name of(BacklogId backlog) {
        if (backlog.kind() == BacklogId.Kind.QUEUE) {
            return new Name(destination(backlog.id()), null);
        }
        SubscriptionRow subscription = subscriptions.get(backlog.id());
        return subscription == null
                ? new Name(unnamed("subscription", backlog.id()), null)
                : new Name(destination(subscription.topicId()), subscription.name());
    }

    private String destination(long id) {
        DestinationRow row = destinations.get(id);
        if (row == null) {
            return unnamed("queue", id);
        }
        return (row.kind() == DestinationRow.Kind.QUEUE ? "queue://" : "topic://") + row.name();
    }

    private static String unnamed(String kind, long id) {
        return (id < 0 ? "a temporary " : "a deleted ") + kind;
    }
}
