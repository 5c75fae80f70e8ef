package io.rowmq.internal.engine;

import io.rowmq.spi.Nodes;
import io.rowmq.spi.Registry;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits units, and deals with what only a shared database answers: routes that are stale, claims that were lost. */
final class Commits {

    private static final int MOST_ATTEMPTS = 100;
    /** The error code that says that a destination has ended. */
    private static final String ENDED = "ROWMQ-DELETED";

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
                    lost(unit, failure);
                    throw failure;
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

    /** What a unit wanted to settle is not ours any more. */
    private void lost(Unit unit, JMSException failure) throws JMSException {
        Peers peers = parts.peers();
        if (peers == null || !Nodes.FENCED.equals(failure.getErrorCode())) {
            return;
        }
        try {
            peers.membership().renew();
        } catch (JMSException again) {
            failure.addSuppressed(again);
        }
        unit.lost(peers.membership().node());
    }
}
