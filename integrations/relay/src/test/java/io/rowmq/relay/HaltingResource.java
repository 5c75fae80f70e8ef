package io.rowmq.relay;

import io.rowmq.resources.DelegatingResource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that ends the JVM, without any shutdown, at a point. */
final class HaltingResource extends DelegatingResource {

    /** How a JVM that ended by force ends. */
    static final int KILLED = 137;

    private final String side;
    private final String point;
    private final AtomicInteger left;

    /**
     * @param real what it stands for
     * @param side which of the two it is
     * @param point where the JVM ends: "source" or "target", "prepare" or "commit", "before" or "after"
     * @param left how often the point is still passed before
     */
    HaltingResource(XAResource real, String side, String point, AtomicInteger left) {
        super(real);
        this.side = side;
        this.point = point;
        this.left = left;
    }

    private void pass(String here) {
        if (point.equals(side + " " + here) && left.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        pass("prepare before");
        int vote = super.prepare(xid);
        pass("prepare after");
        return vote;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        pass("commit before");
        super.commit(xid, onePhase);
        pass("commit after");
    }
}
