package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** What a transaction has sent and received so far. For one thread at a time. */
final class GatheredWork {

    private final EngineParts parts;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<Claim> received = new ArrayList<>();

    private record Outgoing(Origin from, StoredDestination to, StoredMessage message) {}

    GatheredWork(EngineParts parts) {
        this.parts = parts;
    }

    void send(Origin from, StoredDestination to, StoredMessage message) throws JMSException {
        parts.directory().require(to);
        Deduplication.idOf(message);
        outgoing.add(new Outgoing(from, to, message));
    }

    void received(Claim claim) {
        received.add(claim);
    }

    /** What it sends. */
    List<StoredMessage> messages() {
        return outgoing.stream().map(Outgoing::message).toList();
    }

    /** Everything as it is committed, without the sends that the turn does not admit. */
    Unit unit(Deduplication.Turn turn) throws JMSException {
        Unit unit = new Unit(parts);
        for (Outgoing send : outgoing) {
            if (turn.admits(send.message(), unit)) {
                Sends.add(unit, parts, send.from(), send.to(), send.message());
            }
        }
        received.forEach(claim -> unit.consume(Settler.entry(claim)));
        return unit;
    }

    /** Everything as it is prepared; whether a message was sent before is decided when it is committed. */
    Unit prepared(BranchId branch, LongConsumer firstPosition) throws JMSException {
        Unit unit = new Unit(parts);
        for (Outgoing send : outgoing) {
            Sends.add(unit, parts, send.from(), send.to(), send.message());
        }
        received.forEach(claim -> unit.park(Settler.entry(claim)));
        unit.prepare(new BranchStep.Prepare(branch, parts.time().now()), firstPosition);
        return unit;
    }

    /** Begins anew; what had been received. */
    List<Claim> clear() {
        List<Claim> claims = List.copyOf(received);
        outgoing.clear();
        received.clear();
        return claims;
    }
}
