package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done with many messages of a queue or subscription while sessions use it: in steps, each of which
 * is one unit, so that a message is never in two places and never in none. Messages in somebody's hands are passed
 * over, and a message in the hands of a step is passed over by sessions.
 *
 * <p>It looks at no more messages than there were when it began, so that what comes back does not keep it going. For
 * one thread.
 */
public final class Relocation extends SelectedWork {

    /** What becomes of each message. */
    public enum Change {
        /** It goes to another destination. */
        MOVE,
        /** A copy with an identifier of its own goes to another destination. */
        COPY,
        /** A dead letter goes back to where it was given up. */
        RETRY,
        /** It goes. */
        DELETE
    }

    /** Whether dead letters may be sent back to a destination. */
    @FunctionalInterface
    public interface Consent {
        /** Asked before the destination comes into being, if it does not exist (any more). */
        boolean given(Kind kind, String name) throws JMSException;
    }

    /**
     * What is to be done.
     *
     * @param change what becomes of each message
     * @param target where to, for MOVE and COPY
     * @param consent where RETRY may send to: who wrote the message may have made up where it comes from
     * @param selector which messages, null for all
     * @param positions which messages, empty for all
     * @param limit at most so many
     */
    public record Plan(
            Change change,
            @Nullable StoredDestination target,
            Consent consent,
            @Nullable Selector selector,
            List<Long> positions,
            long limit) {}

    private final Backlog from;
    private final Forwarding forwarding;

    Relocation(EngineParts parts, BacklogId id, Plan plan) throws JMSException {
        super(parts, plan);
        Backlog backlog = parts.backlogs().find(id);
        if (backlog == null) {
            throw new InvalidDestinationException(
                    "There is no " + id
                            + " (any more), or among several JVMs this one does not use it: ask the one that does",
                    "ROWMQ-DELETED");
        }
        this.from = backlog;
        this.forwarding = new Forwarding(parts, plan.change() == Change.COPY);
        if (plan.positions().isEmpty()) {
            lookAtAll(parts.store().depth(backlog.id).ready());
        } else {
            lookAt(parts.store().load(backlog.id, plan.positions()));
        }
    }

    @Override
    boolean enough() {
        return examined() >= total();
    }

    @Override
    boolean wanted(StoredMessage message) {
        return !message.expired(parts.time().now()) && super.wanted(message);
    }

    @Override
    Page page(long after) throws JMSException {
        return new Pages(parts).all(from.id, after, STEP_MESSAGES, PAGE_BYTES);
    }

    @Override
    void change(List<StoredDelivery> chosen) throws JMSException {
        if (plan.change() == Change.COPY) {
            commit(chosen);
        } else {
            take(chosen);
        }
    }

    private void take(List<StoredDelivery> chosen) throws JMSException {
        List<Entry> withheld = from.withhold(chosen);
        count(0, chosen.size() - withheld.size());
        if (withheld.isEmpty()) {
            return;
        }
        List<Entry> moved = new ArrayList<>(withheld.size());
        try {
            parts.commits().commit(() -> {
                moved.clear();
                Unit unit = new Unit(parts);
                for (Entry entry : withheld) {
                    if (plan.change() == Change.DELETE || send(entry, unit)) {
                        unit.remove(entry);
                        moved.add(entry);
                    }
                }
                return unit;
            });
        } catch (JMSException | RuntimeException failure) {
            from.release(withheld);
            throw failure;
        }
        List<Entry> left = new ArrayList<>(withheld);
        left.removeAll(moved);
        count(moved.size(), left.size());
        from.release(left);
    }

    private void commit(List<StoredDelivery> chosen) throws JMSException {
        int[] copied = new int[1];
        parts.commits().commit(() -> {
            copied[0] = 0;
            Unit unit = new Unit(parts);
            for (StoredDelivery delivery : chosen) {
                StoredMessage message = complete(delivery.position(), delivery.message());
                if (message != null && forwarding.addTo(plan.target(), message, unit)) {
                    copied[0]++;
                }
            }
            return unit;
        });
        count(copied[0], chosen.size() - copied[0]);
    }

    private boolean send(Entry entry, Unit unit) throws JMSException {
        StoredMessage message = complete(entry.position, entry.message);
        if (message == null) {
            return false;
        }
        if (plan.change() == Change.MOVE) {
            return forwarding.addTo(plan.target(), message, unit);
        }
        Origins.Place origin = new Origins(parts, plan.consent()).of(message);
        if (origin == null) {
            return false;
        }
        StoredMessage before =
                message.withProperties(Collections.unmodifiableMap(LetterProperty.without(message.properties())));
        if (origin.subscription() != null) {
            forwarding.add(origin.destination(), List.of(origin.subscription()), before, unit);
            return true;
        }
        return forwarding.addTo(origin.destination(), before, unit);
    }

    private @Nullable StoredMessage complete(long position, StoredMessage message) throws JMSException {
        if (!message.body().detached()) {
            return message;
        }
        MessageBody body = parts.store().loadBody(position);
        return body == null ? null : message.withBody(body);
    }
}
