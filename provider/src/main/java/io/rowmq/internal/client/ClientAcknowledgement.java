package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;

/** CLIENT_ACKNOWLEDGE: everything that the session has received, in one unit, when the application says so. */
final class ClientAcknowledgement implements Acknowledgement {

    private final Messaging engine;
    private List<Claim> unacknowledged = new ArrayList<>();

    ClientAcknowledgement(Messaging engine) {
        this.engine = engine;
    }

    @Override
    public boolean automatic() {
        return false;
    }

    @Override
    public synchronized void received(Claim claim) {
        unacknowledged.add(claim);
    }

    @Override
    public synchronized void delivering(Claim claim) {
        unacknowledged.add(claim);
    }

    @Override
    public void delivered(Claim claim) {
        // The application acknowledges.
    }

    @Override
    public void failed(Claim claim, Throwable cause) {
        // The next message follows; the application may recover (section 8.7).
    }

    @Override
    public void idle() {
        // Only the application acknowledges.
    }

    /**
     * If the unit fails, everything stays in hand and can be acknowledged again, but for what others have been given:
     * with that no acknowledgement would ever succeed.
     */
    @Override
    public synchronized void acknowledge() throws JMSException {
        if (unacknowledged.isEmpty()) {
            return;
        }
        try {
            engine.acknowledge(unacknowledged);
        } catch (JMSException failure) {
            unacknowledged.removeIf(Claim::lost);
            throw failure;
        }
        unacknowledged = new ArrayList<>();
    }

    @Override
    public synchronized void recover() throws JMSException {
        if (!unacknowledged.isEmpty()) {
            List<Claim> claims = unacknowledged;
            unacknowledged = new ArrayList<>();
            engine.giveBack(claims, null);
        }
    }

    @Override
    public synchronized void close() throws JMSException {
        recover();
    }
}
