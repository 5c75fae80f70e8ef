package io.rowmq.internal.management;

import io.rowmq.internal.engine.BacklogState;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqDestinations;
import io.rowmq.policy.DestinationSetting;
import io.rowmq.policy.Right;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Queues and topics, for one operator. */
final class ManagedDestinations implements RowmqDestinations {

    private final Oversight oversight;
    private final Places places;
    private final Counts counts;

    ManagedDestinations(Oversight oversight, Places places, Counts counts) {
        this.oversight = oversight;
        this.places = places;
        this.counts = counts;
    }

    @Override
    public int count(@Nullable String pattern) throws JMSException {
        return places.matching(pattern).size();
    }

    @Override
    public List<RowmqDestination> list(@Nullable String pattern, int offset, int limit) throws JMSException {
        List<StoredDestination> page = Paging.page(places.matching(pattern), offset, limit);
        Map<Long, List<SubscriptionRow>> byTopic = page.stream().anyMatch(one -> one.kind() == Kind.TOPIC)
                ? oversight.subscriptions().stream().collect(Collectors.groupingBy(SubscriptionRow::topicId))
                : Map.of();
        List<RowmqDestination> shown = new ArrayList<>(page.size());
        for (StoredDestination destination : page) {
            shown.add(status(destination, byTopic.getOrDefault(destination.id(), List.of())));
        }
        return shown;
    }

    @Override
    public Set<Right> rights(String destination) throws JMSException {
        return places.rights(destination);
    }

    @Override
    public RowmqDestination show(String destination) throws JMSException {
        StoredDestination found = places.visible(destination);
        List<SubscriptionRow> subscriptions = found.kind() == Kind.QUEUE
                ? List.of()
                : oversight.subscriptions().stream()
                        .filter(row -> row.topicId() == found.id())
                        .toList();
        return status(found, subscriptions);
    }

    private RowmqDestination status(StoredDestination destination, List<SubscriptionRow> subscriptions)
            throws JMSException {
        Sum sum = new Sum();
        if (destination.kind() == Kind.QUEUE) {
            sum.add(BacklogId.queue(destination.id()));
        }
        for (SubscriptionRow row : subscriptions) {
            sum.add(BacklogId.subscription(row.id()));
        }
        return new RowmqDestination(
                Places.text(destination),
                destination.temporary(),
                oversight.policy(destination).paused(),
                oversight.receivesLetters(destination),
                sum.ready,
                sum.inHand,
                sum.delayed,
                sum.next,
                sum.consumers,
                subscriptions.size(),
                sum.arrived,
                sum.settled,
                sum.arrivedPerSecond,
                sum.settledPerSecond,
                sum.countedAt == null ? counts.now() : sum.countedAt);
    }

    /** What the backlogs of one destination have together. */
    private final class Sum {
        private long ready;
        private long inHand;
        private long delayed;
        private long arrived;
        private long settled;
        private int consumers;
        private double arrivedPerSecond;
        private double settledPerSecond;
        private @Nullable Instant next;
        private @Nullable Instant countedAt;

        void add(BacklogId id) throws JMSException {
            BacklogState state = oversight.state(id);
            Counts.Count count = counts.count(id);
            Counts.Rates rates = counts.rates(id, state);
            ready += count.depth().ready();
            delayed += count.depth().delayed();
            inHand += state.inHand();
            consumers += state.consumers();
            arrived += state.arrived();
            settled += state.settled();
            arrivedPerSecond += rates.arrivedPerSecond();
            settledPerSecond += rates.settledPerSecond();
            next = earlier(next, count.next());
            countedAt = earlier(countedAt, count.at());
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            return one == null || other != null && other.isBefore(one) ? other : one;
        }
    }

    @Override
    public void create(String destination) throws JMSException {
        places.created(Right.MANAGE, destination);
    }

    @Override
    public void delete(String destination) throws JMSException {
        StoredDestination found = places.destination(Right.MANAGE, destination);
        oversight.delete(found);
        for (SettingRow row : oversight.settings()) {
            if (row.pattern().equals(Places.text(found))) {
                oversight.unset(row.pattern(), DestinationSetting.named(row.name()));
            }
        }
    }

    @Override
    public void pause(String destination) throws JMSException {
        StoredDestination found = places.destination(Right.MANAGE, destination);
        oversight.set(Places.text(found), DestinationSetting.PAUSED, "true");
    }

    @Override
    public void resume(String destination) throws JMSException {
        StoredDestination found = places.destination(Right.MANAGE, destination);
        oversight.unset(Places.text(found), DestinationSetting.PAUSED);
        if (oversight.policy(found).paused()) {
            List<String> patterns = oversight.settings().stream()
                    .filter(row -> row.name().equals(DestinationSetting.PAUSED.key()))
                    .map(SettingRow::pattern)
                    .toList();
            throw new IllegalStateException(
                    Places.text(found) + " is still paused by a setting for one of the patterns " + patterns
                            + "; unset that, or set paused=false for this destination",
                    "ROWMQ-SETTING");
        }
    }
}
