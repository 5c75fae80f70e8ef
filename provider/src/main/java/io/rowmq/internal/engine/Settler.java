package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.Send;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settles deliveries: acknowledged, given back, expired, dead. */
final class Settler {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final EngineParts parts;
    private final DeadLetters deadLetters;

    Settler(EngineParts parts, DeadLetters deadLetters) {
        this.parts = parts;
        this.deadLetters = deadLetters;
    }

    /** The queue for dead letters of a destination. */
    String deadLetterQueue(StoredDestination destination) {
        return deadLetters.queue(destination);
    }

    void acknowledge(List<Claim> claims) throws JMSException {
        if (claims.isEmpty()) {
            return;
        }
        parts.commits().commit(() -> {
            Unit unit = new Unit(parts);
            claims.forEach(claim -> unit.consume(entry(claim)));
            return unit;
        });
    }

    void discard(List<Claim> claims) throws JMSException {
        parts.commits().commit(() -> {
            Unit unit = new Unit(parts);
            claims.forEach(claim -> unit.remove(entry(claim)));
            return unit;
        });
    }

    /**
     * If the store refuses, the deliveries come back in memory alone; in an exclusive database a crash uncounts them.
     */
    void giveBack(List<Claim> claims, @Nullable Throwable cause) throws JMSException {
        if (claims.isEmpty()) {
            return;
        }
        try {
            parts.commits().commit(() -> {
                Unit unit = new Unit(parts);
                for (Claim claim : claims) {
                    giveBack(claim, cause, unit);
                }
                return unit;
            });
        } catch (JMSException | RuntimeException failure) {
            claims.forEach(claim -> {
                Entry entry = entry(claim);
                entry.backlog.returnedHereAlone(entry, claim.deliveryCount());
            });
            if (!Commits.gone(failure)) {
                throw failure;
            }
            LOG.log(Level.WARNING, "What was to be given back is with others already: {0}", failure.getMessage());
        }
    }

    /** Adds to the unit what the redelivery policy wants. */
    void giveBack(Claim claim, @Nullable Throwable cause, Unit unit) throws JMSException {
        Entry entry = entry(claim);
        if (entry.state == Entry.State.LOST) {
            return;
        }
        ReturnTerms terms = terms(claim);
        RedeliveryPolicy policy = terms.redelivery();
        int deliveries = claim.deliveryCount();
        if (policy.exhausted(deliveries) && !entry.doubtful) {
            String own = terms.deadLetterQueue();
            String queue = own != null ? own : deadLetters.queue(entry.backlog.destination);
            LOG.log(
                    Level.WARNING,
                    "ROWMQ-ALERT-DEAD-LETTER Message {0} from {1} was delivered {2} times and goes to {3}",
                    claim.message().messageId(),
                    claim.destination().name(),
                    deliveries,
                    queue);
            unit.remove(entry);
            Throwable known = cause != null ? cause : ((TakenDelivery) claim).failure();
            bury(claim, deadLetters.letter(claim, deliveries, queue, known), unit);
        } else {
            long delay =
                    policy.delayAfter(deliveries, ThreadLocalRandom.current()).toMillis();
            long due = delay == 0 ? 0 : parts.time().now() + delay;
            if (due != 0 && (entry.group != null || entry.backlog.policy().strictOrder())) {
                unit.giveBackAndHold(entry, deliveries, due);
            } else {
                unit.giveBack(entry, deliveries, due);
            }
            unit.tell(observer -> observer.returned(claim.destination().row(), claim.message(), deliveries));
        }
    }

    private static void bury(Claim claim, Send letter, Unit unit) {
        unit.send(letter);
        unit.tell(observer -> observer.deadLettered(claim.destination().row(), letter.message()));
    }

    private static ReturnTerms terms(Claim claim) {
        ReturnTerms own = ((TakenDelivery) claim).terms();
        return own != null ? own : new ReturnTerms(entry(claim).backlog.policy().redelivery(), null);
    }

    void release(List<Claim> claims) {
        Map<Backlog, List<Entry>> byBacklog =
                claims.stream().map(Settler::entry).collect(Collectors.groupingBy(entry -> entry.backlog));
        byBacklog.forEach(Backlog::release);
    }

    /** Whether a delivery must not be handed out: expired, or it has outlived its last delivery in a crash. */
    boolean undeliverable(Entry entry) {
        return entry.deliveries > 0 && entry.backlog.policy().redelivery().exhausted(entry.deliveries)
                || expired(entry);
    }

    private boolean expired(Entry entry) {
        return entry.message.expiration() != 0
                && entry.message.expired(parts.time().now());
    }

    /** Settles undeliverable deliveries in the background; they are in hand until that is done. */
    void giveUpLater(List<Entry> entries) {
        if (!parts.background().run("settle undeliverable messages", () -> giveUp(entries))) {
            parts.timers().retry(() -> giveUpLater(entries));
        }
    }

    /** Settles undeliverable deliveries. If that fails it is tried again later. */
    void giveUp(List<Entry> entries) throws JMSException {
        try {
            parts.commits().commit(() -> endOf(entries));
        } catch (JMSException | RuntimeException failure) {
            // Out of circulation until the next attempt, or the next start; not lost.
            parts.timers().retry(() -> giveUpLater(entries));
            throw failure;
        }
    }

    private Unit endOf(List<Entry> entries) throws JMSException {
        Unit unit = new Unit(parts);
        for (Entry entry : entries) {
            if (entry.state == Entry.State.LOST) {
                continue;
            }
            String expiryQueue = entry.backlog.policy().expiryQueue();
            if (!expired(entry)) {
                Claim claim = TakenDelivery.of(entry, parts.store());
                bury(
                        claim,
                        deadLetters.letter(claim, entry.deliveries, deadLetters.queue(entry.backlog.destination), null),
                        unit);
            } else {
                if (expiryQueue != null) {
                    Claim claim = TakenDelivery.of(entry, parts.store());
                    unit.send(deadLetters.expired(claim, entry.deliveries, expiryQueue));
                }
                unit.tell(observer -> observer.expired(entry.backlog.destination.row(), 1));
            }
            unit.remove(entry);
        }
        return unit;
    }

    /** Counts what is still in hand when the engine ends. */
    void giveBackAll(Backlogs backlogs) {
        try {
            parts.commits().commit(() -> {
                Unit unit = new Unit(parts);
                for (Backlog backlog : backlogs.all()) {
                    backlog.inHand().forEach(entry -> unit.giveBack(entry, entry.deliveries + 1, 0));
                }
                return unit;
            });
        } catch (JMSException failure) {
            if (Commits.gone(failure)) {
                LOG.log(Level.WARNING, "Messages in hand at the end are with others already");
                return;
            }
            LOG.log(Level.WARNING, "Messages in hand were not counted as delivered at the end", failure);
        }
    }

    static Entry entry(Claim claim) {
        return ((TakenDelivery) claim).entry();
    }
}
