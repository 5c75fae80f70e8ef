package io.rowmq.internal.client;

import io.rowmq.internal.engine.Association;
import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Enlistment;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An XA session's acknowledgement. What it sends and receives while a transaction manager has associated it with a
 * branch belongs to the branch; outside of any, sends stand alone and receipts are acknowledged at once.
 *
 * <p>A receive belongs to the branch it began in: if the branch ends while it waits, the message is not received.
 */
final class GlobalTransaction implements Acknowledgement, SendScope {

    private final Messaging engine;
    private final Supplier<Origin> origin;
    private final Enlistment enlistment;
    private final AutoAcknowledgement outside;
    private @Nullable Association receiving;
    private @Nullable Association listening;

    GlobalTransaction(Messaging engine, Supplier<Origin> origin) {
        this.engine = engine;
        this.origin = origin;
        this.enlistment = engine.branches().enlist();
        this.outside = new AutoAcknowledgement(engine);
    }

    Enlistment enlistment() {
        return enlistment;
    }

    @Override
    public boolean take(StoredDestination to, StoredMessage message) throws JMSException {
        Association branch = enlistment.current();
        if (branch == null) {
            return false;
        }
        branch.send(origin.get(), to, message);
        return true;
    }

    @Override
    public boolean automatic() {
        return receiving == null;
    }

    @Override
    public void beginReceive() throws JMSException {
        receiving = enlistment.current();
    }

    @Override
    public void received(Claim claim) throws JMSException {
        Association branch = receiving;
        if (branch == null) {
            outside.received(claim);
        } else {
            take(claim, branch);
        }
    }

    /** Makes a delivery that somebody else has taken part of the branch; false if there is none. */
    boolean join(Claim claim) throws JMSException {
        Association branch = enlistment.current();
        if (branch != null) {
            branch.received(claim);
        }
        return branch != null;
    }

    private void take(Claim claim, Association branch) throws JMSException {
        try {
            branch.received(claim);
        } catch (JMSException e) {
            engine.release(List.of(claim));
            throw e;
        }
    }

    @Override
    public void delivering(Claim claim) throws JMSException {
        try {
            listening = enlistment.current();
        } catch (JMSException e) {
            engine.release(List.of(claim));
            throw e;
        }
        if (listening == null) {
            outside.delivering(claim);
        } else {
            take(claim, listening);
        }
    }

    @Override
    public void delivered(Claim claim) throws JMSException {
        if (listening == null) {
            outside.delivered(claim);
        }
    }

    @Override
    public void failed(Claim claim, Throwable cause) throws JMSException {
        if (listening == null) {
            outside.failed(claim, cause);
        }
    }

    @Override
    public void idle() {
        // Nothing is ever put off.
    }

    @Override
    public void acknowledge() {
        // Ignored in a transacted session (section 3.6).
    }

    @Override
    public void recover() throws JMSException {
        throw new IllegalStateException(
                "An XA session is transacted and cannot be recovered; let the transaction" + " manager roll back");
    }

    /** What is in branches stays there: its transaction manager decides, also after the session has ended. */
    @Override
    public void close() {
        outside.close();
    }
}
