package io.rowmq.internal.engine;

import io.rowmq.spi.Nodes;
import io.rowmq.spi.Registry;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits units, and deals with what only a shared database answers: routes that are stale, claims that were lost. */
final class Commits {

    private static final int MOST_ATTEMPTS = 100;
    /** The error code that says that a destination has ended. */
    private static final String ENDED = "ROWMQ-DELETED";

    private static final String CLOSED = "ROWMQ-CLOSED";

    private final EngineParts parts;

    /** Makes a unit; called again if what it was made of turns out to be stale. */
    @FunctionalInterface
    interface Making {
        Unit make(Deduplication.Turn turn) throws JMSException;
    }

    /** The same where it does not matter what has been sent before. */
    @FunctionalInterface
    interface Supply {
        Unit unit() throws JMSException;
    }

    Commits(EngineParts parts) {
        this.parts = parts;
    }

    /**
     * Commits a unit for which it does not matter whether what it sends has been sent before, if there is anything in
     * it.
     *
     * @return the unit
     */
    Unit commit(Supply supply) throws JMSException {
        return commit(List.of(), turn -> supply.unit());
    }

    /** Commits a unit, if there is anything in it. */
    Unit commit(Collection<StoredMessage> messages, Making making) throws JMSException {
        return commit(messages, making, null);
    }

    /**
     * Commits a unit with the application's statements; without them if there is no transaction.
     *
     * @param messages what it is to send, if nobody has sent it before
     * @return the unit
     */
    Unit commit(Collection<StoredMessage> messages, Making making, @Nullable StoreTransaction transaction)
            throws JMSException {
        int attempts = 0;
        Unit committed = null;
        while (committed == null) {
            committed = attempt(messages, making, transaction, ++attempts == MOST_ATTEMPTS);
        }
        return committed;
    }

    /** One attempt; null if something has to be found out anew. */
    private @Nullable Unit attempt(
            Collection<StoredMessage> messages, Making making, @Nullable StoreTransaction transaction, boolean last)
            throws JMSException {
        try (Deduplication.Turn turn = parts.deduplication().turn(messages)) {
            Unit unit = making.make(turn);
            try {
                if (transaction != null) {
                    transaction.commit(unit.build());
                } else if (!unit.isEmpty()) {
                    parts.store().commit(unit.build());
                }
                return unit;
            } catch (JMSException failure) {
                if (last || !outdated(unit, failure, transaction)) {
                    throw told(unit, failure);
                }
                return null;
            }
        }
    }

    /** Whether the unit was refused for what may be found to be otherwise if it is found out anew. */
    private boolean outdated(Unit unit, JMSException failure, @Nullable StoreTransaction transaction) {
        if (Registry.STALE.equals(failure.getErrorCode())) {
            parts.subscriptions().stale();
            return true;
        }
        // the application's statements are rolled back then, so that they have to come again, too
        return ENDED.equals(failure.getErrorCode())
                && parts.directory().forgetElsewhere(unit.temporaryQueues())
                && transaction == null;
    }

    /** The failure as it is told; if what a unit wanted to settle is not ours any more, that is noticed. */
    private JMSException told(Unit unit, JMSException failure) throws JMSException {
        Peers peers = parts.peers();
        if (peers == null || !Nodes.FENCED.equals(failure.getErrorCode())) {
            return failure;
        }
        if (parts.background().stopping()) {
            // the end of the engine has given back what sessions had in hand; no lease was missed
            return ended(failure);
        }
        try {
            peers.membership().renew();
        } catch (JMSException again) {
            failure.addSuppressed(again);
        }
        unit.lost(peers.membership().node());
        return failure;
    }

    private JMSException ended(JMSException failure) {
        IllegalStateException ended = new IllegalStateException(
                "The database " + parts.store().name() + " was closed in this JVM meanwhile (its last connection and"
                        + " factory were closed, or the JVM ends), and what was to be settled has been given back;"
                        + " open it again to receive it",
                CLOSED);
        ended.initCause(failure);
        return ended;
    }

    /** Whether what was to be settled is with others, or has been given back by the end of the engine. */
    static boolean gone(Exception failure) {
        return failure instanceof JMSException jms && Nodes.FENCED.equals(jms.getErrorCode())
                || failure.getCause() instanceof JMSException former && Nodes.FENCED.equals(former.getErrorCode());
    }
}
