package io.rowmq.relay;

import jakarta.jms.JMSException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a builder was told.
 *
 * @param name tells relays apart
 * @param from where messages come from
 * @param to where they go
 * @param selector which messages, null for all
 * @param transactions the transaction manager of both sides, null for a transaction on each side
 * @param deduplicates whether the target removes what comes again
 * @param batch how many messages are forwarded in one transaction at most
 * @param firstPause the pause after a failure
 * @param longestPause the limit to which it doubles
 * @param attempts how often a message is tried before it is a dead letter, -1 without limit
 * @param deadLetters the queue for those, of the provider that messages come from
 * @param observers who is told
 */
record Route(
        String name,
        Place from,
        Place to,
        @Nullable String selector,
        @Nullable TransactionManager transactions,
        boolean deduplicates,
        int batch,
        Duration firstPause,
        Duration longestPause,
        int attempts,
        String deadLetters,
        List<RelayObserver> observers) {

    /** Connects both sides. */
    Hop open() throws JMSException {
        return transactions == null ? LocalHop.open(this) : GlobalHop.open(this, transactions);
    }

    /** Twice as long as before, up to the limit. */
    Duration afterPause(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }

    @Override
    public String toString() {
        return "relay " + name + " from " + from + " to " + to;
    }
}
