package io.rowmq.crash.twophase;

import io.rowmq.crash.tap.HaltPoint;
import io.rowmq.crash.twophase.Point.Side;
import io.rowmq.crash.twophase.Point.Step;
import io.rowmq.resources.DelegatingResource;
import java.util.EnumMap;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/** A resource that ends the JVM, without any shutdown, at a point. */
final class HaltingResource extends DelegatingResource {

    private final Side side;
    private final @Nullable Point point;
    private final Map<Step, Integer> counts = new EnumMap<>(Step.class);

    HaltingResource(XAResource real, Side side, @Nullable Point point) {
        super(real);
        this.side = side;
        this.point = point;
    }

    private interface Call<T> {
        T make() throws XAException;
    }

    private <T> T around(Step step, Call<T> call) throws XAException {
        int number = counts.merge(step, 1, Integer::sum);
        boolean here = point != null && point.side() == side && point.step() == step && point.number() == number;
        if (here && !point.after()) {
            Runtime.getRuntime().halt(HaltPoint.STATUS);
        }
        T result = call.make();
        if (here) {
            Runtime.getRuntime().halt(HaltPoint.STATUS);
        }
        return result;
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return around(Step.PREPARE, () -> super.prepare(xid));
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        around(Step.COMMIT, () -> {
            super.commit(xid, onePhase);
            return true;
        });
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        around(Step.ROLLBACK, () -> {
            super.rollback(xid);
            return true;
        });
    }
}
