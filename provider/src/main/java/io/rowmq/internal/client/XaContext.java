package io.rowmq.internal.client;

import jakarta.jms.JMSContext;
import jakarta.jms.XAJMSContext;
import javax.transaction.xa.XAResource;

/** A context whose transactions are a transaction manager's (Jakarta Messaging 3.1, section 11.2). */
final class XaContext extends StoreContext implements XAJMSContext {

    private final XaSession session;

    private XaContext(ContextFamily family, XaSession session) {
        super(family, session);
        this.session = session;
    }

    static XaContext first(XaConnection connection) {
        return opened(connection, () -> {
            ContextFamily family = new ContextFamily(connection);
            return new XaContext(family, family.join(() -> connection.openXa(Domain.ANY)));
        });
    }

    @Override
    public JMSContext getContext() {
        return this;
    }

    @Override
    public XAResource getXAResource() {
        return session.getXAResource();
    }
}
