package io.rowmq.internal.engine;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;

/** One stay of a session in a branch. */
record SessionAssociation(SessionEnlistment session, Branch branch, Thread starter) implements Association {

    @Override
    public void send(Origin origin, StoredDestination to, StoredMessage message) throws JMSException {
        branch.send(this, origin, to, message);
    }

    @Override
    public void received(Claim claim) throws JMSException {
        branch.received(this, claim);
    }

    /** Whether the session is still there. */
    boolean holds() {
        return session.association() == this;
    }
}
