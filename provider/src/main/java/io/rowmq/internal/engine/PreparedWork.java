package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchItem;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a prepared branch holds, and what is to be done with it in the end. Messages that it sent are kept in memory as
 * long as there is room, and read from the store otherwise, as they are after a restart.
 */
final class PreparedWork {

    private final EngineParts parts;
    private final List<BranchItem> items;
    private final Map<Long, StoredMessage> kept = new HashMap<>();
    private final Map<Long, TakenDelivery> received = new HashMap<>();
    private long footprint;

    PreparedWork(EngineParts parts, List<BranchItem> items) {
        this.parts = parts;
        this.items = items;
    }

    /** Keeps the messages that were sent. */
    void keep(List<Send> sends, long firstPosition) {
        if (parts.budget().exceeded()) {
            return;
        }
        long position = firstPosition;
        for (Send send : sends) {
            kept.put(position++, send.message());
            footprint += send.message().footprint();
        }
        parts.budget().take(footprint);
    }

    /** Keeps how deliveries are to come back; after a restart they do so as the engine's options say. */
    void received(List<Claim> claims) {
        for (Claim claim : claims) {
            TakenDelivery taken = (TakenDelivery) claim;
            if (taken.terms() != null || taken.failure() != null) {
                received.put(taken.entry().position, taken);
            }
        }
    }

    /** Nobody gets a message of a group of which the branch has received one, until it is over. */
    void holdGroups() throws JMSException {
        for (BranchItem item : items) {
            if (item.kind() == BranchItem.Kind.SETTLE
                    && parts.backlogs().find(item.backlog()) instanceof PagedBacklog backlog) {
                for (StoredDelivery delivery : parts.store().load(item.backlog(), item.positions())) {
                    String group = delivery.message().group();
                    if (group != null) {
                        backlog.doors().park(group, delivery.position());
                    }
                }
            }
        }
    }

    /** The branch is over. */
    void drop() {
        parts.budget().giveBack(footprint);
        footprint = 0;
        kept.clear();
        received.clear();
    }

    /** Ends the branch in the store, and what it held is seen by all or by nobody any more. */
    void finish(boolean commit, BranchStep step) throws JMSException {
        if (commit) {
            commit(step);
        } else {
            rollback(step);
        }
    }

    /** What was sent arrives, unless it was sent by somebody else meanwhile; what was received is over. */
    private void commit(BranchStep step) throws JMSException {
        Map<BranchItem, List<StoredDelivery>> sends = new LinkedHashMap<>();
        Map<Long, StoredMessage> messages = new LinkedHashMap<>();
        for (BranchItem item : items) {
            if (item.kind() == BranchItem.Kind.SEND) {
                List<StoredDelivery> sent = sent(item);
                sends.put(item, sent);
                sent.forEach(delivery -> messages.put(delivery.position(), delivery.message()));
            }
        }
        parts.commits().commit(messages.values(), turn -> {
            Unit unit = new Unit(parts);
            for (BranchItem item : items) {
                if (item.kind() == BranchItem.Kind.SETTLE) {
                    consume(unit, item);
                }
            }
            Set<Long> refused = new HashSet<>();
            for (Map.Entry<Long, StoredMessage> message : messages.entrySet()) {
                if (!turn.admits(message.getValue(), unit)) {
                    refused.add(message.getKey());
                }
            }
            sends.forEach((item, sent) -> sent.forEach(delivery -> {
                if (refused.contains(delivery.position())) {
                    unit.removeParked(item.backlog(), delivery.position());
                } else {
                    arrive(unit, item.backlog(), delivery);
                }
            }));
            unit.finish(step);
            return unit;
        });
    }

    /** What was sent goes, what was received is given back like any other delivery that comes back. */
    private void rollback(BranchStep step) throws JMSException {
        parts.commits().commit(() -> {
            Unit unit = new Unit(parts);
            for (BranchItem item : items) {
                switch (item.kind()) {
                    case SEND -> remove(unit, item);
                    case SETTLE -> giveBack(unit, item);
                }
            }
            unit.finish(step);
            return unit;
        });
    }

    private List<StoredDelivery> sent(BranchItem item) throws JMSException {
        List<StoredDelivery> sent = new ArrayList<>(item.positions().size());
        for (Long position : item.positions()) {
            StoredMessage message = kept.get(position);
            if (message == null) {
                return parts.store().load(item.backlog(), item.positions());
            }
            sent.add(new StoredDelivery(position, 0, message));
        }
        return sent;
    }

    /** The delivery time was fixed by the send (Jakarta Messaging 3.1, section 7.9); it may have come meanwhile. */
    private void arrive(Unit unit, BacklogId backlog, StoredDelivery sent) {
        StoredMessage message = sent.message();
        long due = message.deliveryTime() > parts.time().now() ? message.deliveryTime() : 0;
        unit.unpark(backlog, sent.position(), message, 0, due);
    }

    private static void remove(Unit unit, BranchItem item) {
        item.positions().forEach(position -> unit.removeParked(item.backlog(), position));
    }

    private void consume(Unit unit, BranchItem item) throws JMSException {
        Duration period = parts.archive().period(item.backlog());
        if (!period.isZero()) {
            item.positions().forEach(position -> unit.archive(item.backlog(), position, period));
        }
        remove(unit, item);
    }

    private void giveBack(Unit unit, BranchItem item) throws JMSException {
        Backlog backlog = parts.backlogs().find(item.backlog());
        if (backlog == null) {
            giveBackUnknown(unit, item);
            return;
        }
        for (StoredDelivery delivery : parts.store().load(item.backlog(), item.positions())) {
            Entry entry = new Entry(backlog, delivery.position(), delivery.message(), delivery.deliveryCount());
            entry.state = Entry.State.PARKED;
            TakenDelivery returning = TakenDelivery.of(entry, parts.store());
            TakenDelivery taken = received.get(delivery.position());
            if (taken != null) {
                returning.returnsAs(taken);
            }
            parts.settler().giveBack(returning, null, unit);
        }
    }

    /**
     * Alone with the database, the queue or subscription has ended meanwhile. Among peers it may be that nobody here
     * uses it: then whoever does finds out whether the delivery was the last one that is allowed.
     */
    private void giveBackUnknown(Unit unit, BranchItem item) throws JMSException {
        if (parts.peers() == null) {
            remove(unit, item);
            return;
        }
        RedeliveryPolicy policy = parts.options().redelivery();
        for (StoredDelivery delivery : parts.store().load(item.backlog(), item.positions())) {
            int deliveries = delivery.deliveryCount() + 1;
            boolean inPlace = delivery.message().group() != null || policy.exhausted(deliveries);
            long due = inPlace ? 0 : due(policy, deliveries);
            unit.unpark(item.backlog(), delivery.position(), delivery.message(), deliveries, due);
        }
    }

    private long due(RedeliveryPolicy policy, int deliveries) {
        long delay = policy.delayAfter(deliveries).toMillis();
        return delay == 0 ? 0 : parts.time().now() + delay;
    }
}
