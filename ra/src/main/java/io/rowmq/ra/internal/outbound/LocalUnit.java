package io.rowmq.ra.internal.outbound;

import io.rowmq.ra.internal.Problems;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.LocalTransactionException;
import org.jspecify.annotations.Nullable;

/** The local transaction of a managed connection, and the two sessions it uses: within one, and without. */
final class LocalUnit implements LocalTransaction {

    private final Connection connection;
    private @Nullable Session plain;
    private @Nullable Session transacted;
    private boolean begun;

    LocalUnit(Connection connection) {
        this.connection = connection;
    }

    Session session() throws JMSException {
        return begun ? transacted() : plain();
    }

    private Session plain() throws JMSException {
        if (plain == null) {
            plain = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        }
        return plain;
    }

    private Session transacted() throws JMSException {
        if (transacted == null) {
            transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
        }
        return transacted;
    }

    @Override
    public void begin() throws ResourceException {
        if (begun) {
            throw new LocalTransactionException("A local transaction has begun already; end it first");
        }
        begun = true;
    }

    @Override
    public void commit() throws ResourceException {
        end("committed", session -> session.commit());
    }

    @Override
    public void rollback() throws ResourceException {
        end("rolled back", session -> session.rollback());
    }

    private interface End {
        void end(Session session) throws JMSException;
    }

    private void end(String how, End end) throws ResourceException {
        if (!begun) {
            throw new LocalTransactionException("No local transaction has begun, so none can be " + how);
        }
        begun = false;
        try {
            if (transacted != null) {
                end.end(transacted);
            }
        } catch (JMSException e) {
            throw Problems.resource("The local transaction cannot be " + how, e);
        }
    }

    /** Whatever has begun does not happen. */
    void reset() throws JMSException {
        begun = false;
        if (transacted != null) {
            transacted.rollback();
        }
    }
}
