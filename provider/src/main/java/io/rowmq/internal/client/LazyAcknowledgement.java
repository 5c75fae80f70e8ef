package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DUPS_OK_ACKNOWLEDGE: many deliveries in one unit, but none later than the first moment without work. */
final class LazyAcknowledgement implements Acknowledgement {

    private static final int MOST_PUT_OFF = 64;

    private final Messaging engine;
    private List<Claim> done = new ArrayList<>();
    private @Nullable Claim inListener;

    LazyAcknowledgement(Messaging engine) {
        this.engine = engine;
    }

    @Override
    public boolean automatic() {
        return true;
    }

    @Override
    public synchronized void received(Claim claim) throws JMSException {
        done.add(claim);
        if (done.size() < MOST_PUT_OFF) {
            return;
        }
        done.remove(done.size() - 1);
        try {
            flush();
        } catch (JMSException e) {
            engine.release(List.of(claim));
            throw e;
        }
        done.add(claim);
    }

    @Override
    public synchronized void delivering(Claim claim) {
        inListener = claim;
    }

    @Override
    public synchronized void delivered(Claim claim) throws JMSException {
        if (inListener == claim) {
            inListener = null;
            done.add(claim);
            if (done.size() >= MOST_PUT_OFF) {
                flush();
            }
        }
    }

    @Override
    public synchronized void failed(Claim claim, Throwable cause) throws JMSException {
        if (inListener == claim) {
            inListener = null;
            engine.giveBack(List.of(claim), cause);
        }
    }

    @Override
    public synchronized void idle() throws JMSException {
        flush();
    }

    @Override
    public void acknowledge() {
        // Ignored in this mode (section 3.6).
    }

    @Override
    public synchronized void recover() throws JMSException {
        List<Claim> claims = taken();
        if (inListener != null) {
            claims.add(inListener);
            inListener = null;
        }
        if (!claims.isEmpty()) {
            engine.giveBack(claims, null);
        }
    }

    @Override
    public synchronized void close() throws JMSException {
        flush();
    }

    private void flush() throws JMSException {
        if (done.isEmpty()) {
            return;
        }
        List<Claim> claims = taken();
        try {
            engine.acknowledge(claims);
        } catch (JMSException e) {
            Returns.giveBack(engine, claims, null, e);
            throw e;
        }
    }

    private List<Claim> taken() {
        List<Claim> claims = done;
        done = new ArrayList<>();
        return claims;
    }
}
