package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchItem;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * One XA branch: who works in it, what they have gathered, and how far it is. One lock guards it, and is held while the
 * store commits; effects never ask for it.
 *
 * <p>It is longer than most because the transitions of a branch are best read side by side.
 */
final class Branch {

    /** How far a branch is. */
    enum State {
        /** Sessions work in it, have suspended it, or have all ended their work. */
        ACTIVE,
        /** Its row is stored: it outlives sessions, connections and this JVM. */
        PREPARED,
        /** An operator has finished it. */
        DECIDED,
        /** Over; nobody may touch it any more. */
        ENDED
    }

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    private static final long SOON_MILLIS = 1_000;

    final BranchId id;
    private final EngineParts parts;
    private final BranchRegistry registry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Attendance attendance;
    private final GatheredWork gathered;
    private final long deadline;
    private State state = State.ACTIVE;
    /** Whether the store could not say what became of preparing it. */
    private boolean inDoubt;

    private @Nullable BranchRow row;
    private @Nullable PreparedWork prepared;

    /** A new branch. */
    Branch(BranchId id, long deadline, EngineParts parts, BranchRegistry registry) {
        this.id = id;
        this.deadline = deadline;
        this.parts = parts;
        this.registry = registry;
        this.attendance = new Attendance(id);
        this.gathered = new GatheredWork(parts);
    }

    /** A branch that the store has told of. */
    Branch(BranchRow row, EngineParts parts, BranchRegistry registry) {
        this(row.id(), BranchRegistry.NEVER, parts, registry);
        stored(row);
    }

    private void stored(BranchRow newRow) {
        row = newRow;
        state = newRow.state() == BranchRow.State.PREPARED ? State.PREPARED : State.DECIDED;
        prepared = new PreparedWork(parts, newRow.items());
    }

    // ---- sessions come and go

    /** The first session of a new branch. */
    void begin(SessionEnlistment session) {
        attendance.begin(session);
    }

    void join(SessionEnlistment session) throws XAException {
        change("joined", () -> attendance.join(session));
    }

    void resume(SessionEnlistment session) throws XAException {
        change("resumed", () -> attendance.resume(session));
    }

    /** The session leaves. Returns why the branch can only be rolled back, 0 if it need not be. */
    int end(SessionEnlistment session, int flags) throws XAException {
        change("ended", () -> attendance.end(session, flags));
        return attendance.doom();
    }

    private interface Change {
        void run() throws XAException;
    }

    private void change(String what, Change change) throws XAException {
        lock.lock();
        try {
            requireActive(what);
            change.run();
        } finally {
            lock.unlock();
        }
    }

    // ---- work

    void send(SessionAssociation from, Origin origin, StoredDestination to, StoredMessage message) throws JMSException {
        lock.lock();
        try {
            requireWorking(from);
            gathered.send(origin, to, message);
        } finally {
            lock.unlock();
        }
    }

    void received(SessionAssociation by, Claim claim) throws JMSException {
        lock.lock();
        try {
            requireWorking(by);
            gathered.received(claim);
        } finally {
            lock.unlock();
        }
    }

    private void requireWorking(SessionAssociation association) throws JMSException {
        if (attendance.doom() != 0) {
            throw Attendance.lost(id, attendance.doom());
        }
        if (!association.holds()) {
            throw new IllegalStateException(
                    "The session has left the transaction " + id + " while this was on its way, so it did not take"
                            + " place",
                    "ROWMQ-LEFT-TRANSACTION");
        }
    }

    /** Rolls the work back if the branch is too old; when to look again. */
    long expire(long now) {
        if (deadline > now) {
            return deadline;
        }
        if (!lock.tryLock()) {
            return now + SOON_MILLIS;
        }
        try {
            if (state == State.ACTIVE && attendance.doom() == 0) {
                attendance.doom(XAException.XA_RBTIMEOUT);
                LOG.log(Level.WARNING, "Branch {0} was not prepared in time and is rolled back", id);
                List<Claim> claims = gathered.clear();
                parts.background().run("roll back " + id, () -> parts.settler().giveBack(claims, null));
            }
            return BranchRegistry.NEVER;
        } finally {
            lock.unlock();
        }
    }

    // ---- the two phases

    int prepare() throws XAException {
        lock.lock();
        try {
            requireIdle("prepared");
            return store() ? XAResource.XA_OK : XAResource.XA_RDONLY;
        } finally {
            lock.unlock();
        }
    }

    private boolean store() throws XAException {
        try {
            long[] first = new long[1];
            Unit unit = parts.commits().commit(() -> gathered.prepared(id, position -> first[0] = position));
            if (unit.isEmpty()) {
                over();
                return false;
            }
            WorkUnit built = unit.build();
            List<Claim> claims = gathered.clear();
            stored(new BranchRow(id, BranchRow.State.PREPARED, parts.time().now(), BranchItem.of(built, first[0])));
            prepared.keep(built.sends(), first[0]);
            prepared.received(claims);
            return true;
        } catch (JMSException | RuntimeException failure) {
            if (unknown(failure)) {
                inDoubt = true;
                throw doubt("prepared", failure);
            }
            throw notCommitted("prepared", failure);
        }
    }

    private static boolean unknown(Exception failure) {
        return failure instanceof JMSException jms && MessageStore.IN_DOUBT.equals(jms.getErrorCode());
    }

    private XAException doubt(String what, Exception failure) {
        return XaFailures.of(XAException.XAER_RMFAIL, "It is not known whether branch " + id + " was " + what, failure);
    }

    void commit(boolean onePhase) throws XAException {
        lock.lock();
        try {
            if (onePhase) {
                commitAtOnce();
            } else {
                requirePrepared("committed");
                finish(true, new BranchStep.Finish(id));
            }
        } finally {
            lock.unlock();
        }
    }

    private void commitAtOnce() throws XAException {
        requireIdle("committed in one phase");
        try {
            parts.commits().commit(gathered.messages(), gathered::unit);
        } catch (JMSException | RuntimeException failure) {
            XAException refused = notCommitted("committed", failure);
            throw unknown(failure) ? doubt("committed", failure) : refused;
        }
        gathered.clear();
        over();
        registry.remember(id, true);
    }

    void rollback() throws XAException {
        lock.lock();
        try {
            if (inDoubt) {
                resolve();
            }
            if (state == State.ACTIVE) {
                attendance.requireNobody("rolled back");
                rollBack();
            } else {
                requirePrepared("rolled back");
                finish(false, new BranchStep.Finish(id));
            }
        } finally {
            lock.unlock();
        }
    }

    private void finish(boolean commit, BranchStep step) throws XAException {
        try {
            prepared.finish(commit, step);
        } catch (JMSException | RuntimeException failure) {
            if (gone(failure)) {
                finishedElsewhere();
            }
            throw XaFailures.of(
                    XAException.XAER_RMFAIL,
                    "Branch " + id + " could not be " + (commit ? "committed" : "rolled back") + " yet, try again",
                    failure);
        }
        over();
        registry.remember(id, commit);
    }

    private static boolean gone(Exception failure) {
        return failure instanceof JMSException jms && BranchStep.NO_BRANCH.equals(jms.getErrorCode());
    }

    /** Somebody else was faster: another JVM, or an operator there. */
    private void finishedElsewhere() throws XAException {
        over();
        BranchRow now = registry.stored(id);
        if (now == null) {
            throw XaFailures.unknown(id);
        }
        throw XaFailures.heuristic(now);
    }

    void forget() throws XAException {
        lock.lock();
        try {
            requireKnown();
            if (state != State.DECIDED) {
                throw XaFailures.protocol(id, "forgotten, but no operator has finished it");
            }
            parts.commits().commit(this::forgetting);
            over();
        } catch (JMSException failure) {
            throw XaFailures.of(
                    XAException.XAER_RMFAIL, "Branch " + id + " could not be forgotten, try again", failure);
        } finally {
            lock.unlock();
        }
    }

    private Unit forgetting() {
        Unit unit = new Unit(parts);
        unit.finish(new BranchStep.Forget(id));
        return unit;
    }

    // ---- operators

    void decide(boolean commit) throws JMSException {
        lock.lock();
        try {
            if (state != State.PREPARED) {
                throw new IllegalStateException(
                        "Branch " + id + " is not prepared, so there is nothing to decide", "ROWMQ-NOT-PREPARED");
            }
            BranchRow.State outcome = commit ? BranchRow.State.HEURISTIC_COMMIT : BranchRow.State.HEURISTIC_ROLLBACK;
            long now = parts.time().now();
            prepared.finish(commit, new BranchStep.Decide(id, outcome, now));
            prepared.drop();
            stored(new BranchRow(id, outcome, now, List.of()));
        } catch (JMSException failure) {
            if (gone(failure)) {
                over();
            }
            throw failure;
        } finally {
            lock.unlock();
        }
    }

    // ---- what all have in common

    private void requireKnown() throws XAException {
        if (state == State.ENDED) {
            throw XaFailures.unknown(id);
        }
    }

    private void requireActive(String what) throws XAException {
        requireKnown();
        if (state != State.ACTIVE || inDoubt) {
            throw XaFailures.protocol(id, what + ", but it is prepared");
        }
    }

    /** All sessions have ended their work in it; if it can only be rolled back, that happens now. */
    private void requireIdle(String what) throws XAException {
        requireActive(what);
        attendance.requireNobody(what);
        if (attendance.doom() != 0) {
            rollBack();
            throw attendance.doomed();
        }
    }

    private void requirePrepared(String what) throws XAException {
        requireKnown();
        if (state == State.DECIDED) {
            throw XaFailures.heuristic(row);
        }
        if (state != State.PREPARED) {
            throw XaFailures.protocol(id, what + " in two phases, but it is not prepared");
        }
    }

    private XAException notCommitted(String what, Exception failure) {
        rollBack();
        return XaFailures.of(
                XAException.XA_RBROLLBACK, "Branch " + id + " could not be " + what + " and is rolled back", failure);
    }

    /** Finds out what became of preparing, when the database can be asked again. */
    private void resolve() throws XAException {
        BranchRow found = registry.stored(id);
        inDoubt = false;
        if (found != null) {
            gathered.clear().forEach(claim -> {
                Entry entry = Settler.entry(claim);
                entry.backlog.parked(entry);
            });
            stored(found);
        }
    }

    /** Rolls back what is not prepared. Deliveries come back in any case; what can fail is their durable count. */
    private void rollBack() {
        try {
            parts.settler().giveBack(gathered.clear(), null);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The deliveries of branch " + id + " came back without being counted", failure);
        }
        over();
        registry.remember(id, false);
    }

    private void over() {
        state = State.ENDED;
        if (prepared != null) {
            prepared.drop();
        }
        registry.ended(this);
    }
}
