package io.rowmq.relay;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/** A local transaction on each side. The target's is committed first: what happens in between comes again. */
final class LocalHop extends Hop {

    private final Connection sourceConnection;
    private final Connection targetConnection;
    private final Session source;
    private final Session target;

    private LocalHop(
            Route route, Connection sourceConnection, Connection targetConnection, Session source, Session target)
            throws JMSException {
        super(route, source, target);
        this.sourceConnection = sourceConnection;
        this.targetConnection = targetConnection;
        this.source = source;
        this.target = target;
    }

    static Hop open(Route route) throws JMSException {
        Connection to = route.to().factory().createConnection();
        try {
            Connection from = route.from().factory().createConnection();
            try {
                Hop hop = new LocalHop(
                        route,
                        from,
                        to,
                        from.createSession(Session.SESSION_TRANSACTED),
                        to.createSession(Session.SESSION_TRANSACTED));
                from.start();
                return hop;
            } catch (JMSException | RuntimeException failure) {
                Closing.after(failure, from);
                throw failure;
            }
        } catch (JMSException | RuntimeException failure) {
            Closing.after(failure, to);
            throw failure;
        }
    }

    @Override
    void begin() {
        // The sessions are always in a transaction.
    }

    @Override
    void commit() throws JMSException {
        target.commit();
        source.commit();
    }

    @Override
    void rollback() throws JMSException {
        try {
            target.rollback();
        } finally {
            source.rollback();
        }
    }

    @Override
    public void close() throws JMSException {
        Closing.both(sourceConnection, targetConnection);
    }
}
