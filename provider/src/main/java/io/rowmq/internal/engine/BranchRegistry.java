package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.BranchStep;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** The branches of the database that this JVM knows: those that are worked in here, and the stored ones. */
final class BranchRegistry implements Branches {

    /** The deadline of what has none. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int REMEMBERED = 1_000;

    private final EngineParts parts;
    private final Map<BranchId, Branch> branches = new ConcurrentHashMap<>();
    /** Whether those that ended lately were committed. */
    private final Map<BranchId, Boolean> outcomes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BranchId, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long nextLook = NEVER;

    BranchRegistry(EngineParts parts) {
        this.parts = parts;
    }

    /** Takes in what the database holds. */
    void load(List<BranchRow> rows) throws JMSException {
        for (BranchRow row : rows) {
            branches.put(row.id(), new Branch(row, parts, this));
            new PreparedWork(parts, row.items()).holdGroups();
        }
    }

    // ---- sessions

    @Override
    public Enlistment enlist() {
        return new SessionEnlistment(this);
    }

    Branch begin(BranchId id, SessionEnlistment session, Duration timeout) throws XAException {
        long deadline = timeout.isZero() ? NEVER : parts.time().now() + timeout.toMillis();
        Branch branch = new Branch(id, deadline, parts, this);
        branch.begin(session);
        BranchRow elsewhere = parts.peers() == null ? null : stored(id);
        if (elsewhere != null) {
            adopt(elsewhere);
        }
        if (branches.putIfAbsent(id, branch) != null) {
            throw XaFailures.of(XAException.XAER_DUPID, "Branch " + id + " exists; join or resume it");
        }
        synchronized (outcomes) {
            outcomes.remove(id);
        }
        lookAt(deadline);
        return branch;
    }

    Branch join(BranchId id, SessionEnlistment session) throws XAException {
        Branch branch = known(id);
        branch.join(session);
        return branch;
    }

    Branch resume(BranchId id, SessionEnlistment session) throws XAException {
        Branch branch = known(id);
        branch.resume(session);
        return branch;
    }

    /** A branch that this JVM knows. */
    Branch known(BranchId id) throws XAException {
        Branch branch = branches.get(id);
        if (branch == null) {
            throw XaFailures.unknown(id);
        }
        return branch;
    }

    // ---- transaction managers

    @Override
    public int prepare(BranchId id) throws XAException {
        return find(id).prepare();
    }

    @Override
    public void commit(BranchId id, boolean onePhase) throws XAException {
        if (!ended(id, true)) {
            find(id).commit(onePhase);
        }
    }

    @Override
    public void rollback(BranchId id) throws XAException {
        if (!ended(id, false)) {
            find(id).rollback();
        }
    }

    @Override
    public void forget(BranchId id) throws XAException {
        find(id).forget();
    }

    @Override
    public List<BranchId> recover() throws XAException {
        return rows().stream().map(BranchRow::id).toList();
    }

    /** A branch that is known here, or stored: another JVM may have prepared it. */
    private Branch find(BranchId id) throws XAException {
        Branch branch = branches.get(id);
        if (branch != null) {
            return branch;
        }
        BranchRow row = stored(id);
        if (row == null) {
            throw XaFailures.unknown(id);
        }
        return adopt(row);
    }

    private Branch adopt(BranchRow row) {
        return branches.computeIfAbsent(row.id(), any -> new Branch(row, parts, this));
    }

    @Nullable BranchRow stored(BranchId id) throws XAException {
        return rows().stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
    }

    private List<BranchRow> rows() throws XAException {
        try {
            return inDoubt();
        } catch (JMSException failure) {
            throw XaFailures.of(XAException.XAER_RMFAIL, "The stored branches could not be read, try again", failure);
        }
    }

    private boolean ended(BranchId id, boolean committed) {
        synchronized (outcomes) {
            return Boolean.valueOf(committed).equals(outcomes.get(id));
        }
    }

    void remember(BranchId id, boolean committed) {
        synchronized (outcomes) {
            outcomes.put(id, committed);
        }
    }

    void ended(Branch branch) {
        branches.remove(branch.id, branch);
    }

    // ---- operators

    @Override
    public List<BranchRow> inDoubt() throws JMSException {
        return parts.store().branches();
    }

    @Override
    public void decide(BranchId id, boolean commit) throws JMSException {
        operated(id).decide(commit);
    }

    @Override
    public void discard(BranchId id) throws JMSException {
        try {
            operated(id).forget();
        } catch (XAException refused) {
            JMSException failure = refused.errorCode == XAException.XAER_RMFAIL
                    ? new JMSException(refused.getMessage(), "ROWMQ-DATABASE")
                    : new IllegalStateException(refused.getMessage(), "ROWMQ-NOT-DECIDED");
            failure.initCause(refused);
            throw failure;
        }
    }

    private Branch operated(BranchId id) throws JMSException {
        Branch branch = branches.get(id);
        if (branch != null) {
            return branch;
        }
        for (BranchRow row : inDoubt()) {
            if (row.id().equals(id)) {
                return adopt(row);
            }
        }
        throw new IllegalStateException(
                "There is no branch " + id + " in " + parts.store().name(), BranchStep.NO_BRANCH);
    }

    // ---- time

    private synchronized void lookAt(long at) {
        if (at < nextLook) {
            nextLook = at;
            parts.alarms().at(at, this::look);
        }
    }

    private void look() {
        synchronized (this) {
            nextLook = NEVER;
        }
        long now = parts.time().now();
        branches.values().stream().mapToLong(branch -> branch.expire(now)).min().ifPresent(this::lookAt);
    }
}
