package io.rowmq.ra.internal.inbound;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The XA resource of an endpoint, which notes whether a delivery has failed, once: a bean need not throw for that, its
 * transaction may only be rolled back.
 */
final class EndpointResource implements XAResource {

    private final XAResource session;

    /** Who is told of the failure of the delivery that has begun; nobody when it was told. */
    private final AtomicReference<@Nullable Consumer<@Nullable Throwable>> failures = new AtomicReference<>();

    EndpointResource(XAResource session) {
        this.session = session;
    }

    /** The next delivery begins. */
    void begin(Consumer<@Nullable Throwable> listener) {
        failures.set(listener);
    }

    /** The delivery has failed; only the first call is told. */
    void failed(@Nullable Throwable cause) {
        Consumer<@Nullable Throwable> listener = failures.getAndSet(null);
        if (listener != null) {
            listener.accept(cause);
        }
    }

    boolean hasFailed() {
        return failures.get() == null;
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        failed(null);
        session.rollback(xid);
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        session.start(xid, flags);
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        session.end(xid, flags);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        try {
            return session.prepare(xid);
        } catch (XAException e) {
            throw noted(e);
        }
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        try {
            session.commit(xid, onePhase);
        } catch (XAException e) {
            throw noted(e);
        }
    }

    /** If the branch has rolled itself back, there is no call of {@link #rollback} any more. */
    private XAException noted(XAException e) {
        if (e.errorCode >= XAException.XA_RBBASE && e.errorCode <= XAException.XA_RBEND) {
            failed(e);
        }
        return e;
    }

    @Override
    public void forget(Xid xid) throws XAException {
        session.forget(xid);
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        return session.recover(flags);
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return session.isSameRM(other instanceof EndpointResource endpoint ? endpoint.session : other);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return session.getTransactionTimeout();
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return session.setTransactionTimeout(seconds);
    }
}
