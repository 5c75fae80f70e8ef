package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AUTO_ACKNOWLEDGE: durable before {@code receive} returns, and when a listener has returned. */
final class AutoAcknowledgement implements Acknowledgement {

    private final Messaging engine;
    private @Nullable Claim inListener;

    AutoAcknowledgement(Messaging engine) {
        this.engine = engine;
    }

    @Override
    public boolean automatic() {
        return true;
    }

    @Override
    public void received(Claim claim) throws JMSException {
        List<Claim> claims = List.of(claim);
        try {
            engine.acknowledge(claims);
        } catch (JMSException e) {
            engine.release(claims);
            throw e;
        }
    }

    @Override
    public synchronized void delivering(Claim claim) {
        inListener = claim;
    }

    @Override
    public void delivered(Claim claim) throws JMSException {
        if (!take(claim)) {
            return;
        }
        List<Claim> claims = List.of(claim);
        try {
            engine.acknowledge(claims);
        } catch (JMSException e) {
            Returns.giveBack(engine, claims, null, e);
            throw e;
        }
    }

    @Override
    public void failed(Claim claim, Throwable cause) throws JMSException {
        if (take(claim)) {
            engine.giveBack(List.of(claim), cause);
        }
    }

    /** Ends the listener's hold on the delivery; false if it was recovered in the meantime. */
    private synchronized boolean take(Claim claim) {
        boolean held = inListener == claim;
        inListener = null;
        return held;
    }

    @Override
    public void idle() {
        // Nothing is ever put off.
    }

    @Override
    public void acknowledge() {
        // Ignored in this mode (section 3.6).
    }

    @Override
    public synchronized void recover() throws JMSException {
        Claim claim = inListener;
        inListener = null;
        if (claim != null) {
            engine.giveBack(List.of(claim), null);
        }
    }

    @Override
    public void close() {
        // A listener has returned before its session closes, so nothing is in hand.
    }
}
