package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.HandoutRecorder.Handout;
import io.rowmq.spi.HandoutRecorder.PlacedSend;
import io.rowmq.store.jdbc.internal.claim.HandoutTable;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of the committing thread. One round commits the units that are bound to connections of the application, each
 * in its own transaction, and all others in a shared one; the last of these transactions carries the records of what is
 * handed out. One sync makes them all durable; then their effects are applied in the order of their positions.
 *
 * <p>Only one thread at a time is inside, so its fields need no lock.
 */
public final class Leader {

    private static final Logger LOG = System.getLogger(Leader.class.getName());
    private static final int MAX_ATTEMPTS = 3;

    private final Database database;
    private final HandoutRecorder recorder;
    private final HandoutTable handouts = new HandoutTable();
    private final UnitWriter writer;
    private final Regime regime;
    private final Horizon horizon;
    private final Truth truth;
    private int losses;
    private boolean recovering;
    private boolean interrupted;

    /** Leads commits on an open database. */
    public Leader(Database database, HandoutRecorder recorder, Regime regime, boolean partsExist) {
        this(database, recorder, regime, partsExist, new Truth(database, regime));
    }

    Leader(Database database, HandoutRecorder recorder, Regime regime, boolean partsExist, Truth truth) {
        this.database = database;
        this.recorder = recorder;
        this.writer = new UnitWriter(regime, partsExist);
        this.regime = regime;
        this.horizon = new Horizon(regime.firstPosition());
        this.truth = truth;
    }

    /** How far effects have been applied. */
    public Horizon horizon() {
        return horizon;
    }

    JMSException closedException() {
        return ErrorCode.CLOSED.exception("The store of " + database.address().name() + " has been closed");
    }

    /** A part of what an attempt takes. */
    private interface Step {
        void run() throws SQLException;
    }

    /** Commits all units; each is told its outcome. */
    void commit(List<Pending> taken) {
        losses = 0;
        List<Pending> units = new ArrayList<>(taken.size());
        List<Pending> bound = new ArrayList<>(0);
        for (Pending pending : taken) {
            (pending.binding == null ? units : bound).add(pending);
        }
        List<Transaction> committed = new ArrayList<>(1);
        try {
            if (bound.size() == 1 && units.isEmpty()) {
                commitBound(bound.get(0), committed, true);
            } else {
                commitBound(bound, committed);
                commitShared(units, committed);
            }
        } finally {
            if (interrupted) {
                interrupted = false;
                Thread.currentThread().interrupt();
            }
        }
    }

    /** First those that might wait for others, one after the other, then the rest side by side. */
    private void commitBound(List<Pending> bound, List<Transaction> committed) {
        boolean possible = bound.size() > 1 && database.address().dialect().commitsSideBySide();
        List<Pending> independent = new ArrayList<>(0);
        for (Pending pending : bound) {
            if (possible && pending.unit.independent()) {
                independent.add(pending);
            } else {
                commitBound(pending, committed, false);
            }
        }
        List<Attempt> together = new ArrayList<>(independent.size());
        for (Pending pending : independent) {
            Attempt attempt = bind(pending, false);
            if (attempt != null && step(attempt, committed, () -> write(attempt, committed))) {
                together.add(attempt);
            }
        }
        interrupted |= SideBySide.commit(together);
        for (Attempt attempt : together) {
            step(attempt, committed, () -> {
                attempt.outcome();
                committed(attempt, committed);
            });
        }
    }

    private void commitBound(Pending pending, List<Transaction> committed, boolean last) {
        Attempt attempt = bind(pending, last);
        if (attempt != null) {
            run(attempt, committed);
        }
    }

    private @Nullable Attempt bind(Pending pending, boolean last) {
        Pending.Binding binding = pending.binding;
        int epoch = database.epoch();
        if (database.valid(binding.epoch())) {
            return new Attempt(binding.connection(), binding.slot(), epoch, List.of(pending), last);
        }
        pending.fail(ErrorCode.CONNECTION.exception("The transaction was lost with the database "
                + database.address().name() + ", which has been opened again since: roll back and repeat it"));
        return null;
    }

    private void commitShared(List<Pending> units, List<Transaction> committed) {
        Attempt attempt;
        try {
            int epoch = database.epoch();
            attempt = new Attempt(database.writer(), Attempt.SHARED_SLOT, epoch, units, true);
        } catch (JMSException e) {
            units.forEach(unit -> unit.fail(e));
            doubt(committed, e);
            return;
        }
        run(attempt, committed);
    }

    private void run(Attempt attempt, List<Transaction> committed) {
        step(attempt, committed, () -> {
            if (write(attempt, committed)) {
                attempt.connection.commit();
            }
            committed(attempt, committed);
            if (attempt.last) {
                makeDurable(committed);
            }
        });
    }

    private static void committed(Attempt attempt, List<Transaction> committed) {
        committed.add(attempt.transaction());
        attempt.committed = true;
    }

    /** Carries out a step. Whether it succeeded; if not, what follows from that has been done. */
    private boolean step(Attempt attempt, List<Transaction> committed, Step step) {
        try {
            step.run();
            return true;
        } catch (SQLException e) {
            recover(attempt, committed, e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A commit failed unexpectedly", e);
            recover(attempt, committed, new SQLException("unexpected " + e, e));
        } catch (Error e) {
            LOG.log(Level.ERROR, "A commit failed because of an error in the JVM", e);
            recover(attempt, committed, new SQLException("unexpected " + e, "08006", e));
        }
        return false;
    }

    /**
     * Recovers from a loss in a thread of its own: the reason may be that the committing thread was interrupted, which
     * closes the file of an embedded database, and would close it again if it is interrupted once more.
     */
    private void recover(Attempt attempt, List<Transaction> committed, SQLException failure) {
        if (recovering || !database.errors().lost(failure)) {
            failed(attempt, committed, failure);
            return;
        }
        recovering = true;
        Thread thread = new Thread(() -> failed(attempt, committed, failure), "rowmq-recovery");
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        recovering = false;
    }

    /** Writes everything but COMMIT; whether that is needed. */
    private boolean write(Attempt attempt, List<Transaction> before) throws SQLException {
        regime.place(attempt.units);
        if (attempt.bound()) {
            attempt.beginning = regime.savepoint(attempt.connection);
        }
        attempt.number = regime.begin(attempt.connection, attempt.slot);
        boolean written = writer.write(attempt.connection, attempt.units);
        if (attempt.bound() && attempt.units.get(0).rejection != null) {
            throw attempt.units.get(0).rejection;
        }
        if (attempt.last) {
            written |= writer.write(attempt.connection, handouts, record(attempt, before));
        }
        if (!written && !attempt.bound()) {
            regime.unused(attempt.connection);
            return false;
        }
        regime.end(attempt.connection, attempt.slot, attempt.number);
        database.address().dialect().beforeCommit(attempt.connection.jdbc());
        attempt.committing = true;
        return true;
    }

    private List<Handout> record(Attempt attempt, List<Transaction> before) {
        List<PlacedSend> sends = new ArrayList<>();
        for (Transaction transaction : before) {
            transaction.units().forEach(unit -> unit.addSends(sends));
        }
        attempt.units.forEach(unit -> unit.addSends(sends));
        attempt.recording = true;
        return recorder.record(sends);
    }

    private void makeDurable(List<Transaction> committed) throws SQLException {
        int epoch = database.epoch();
        for (Transaction transaction : committed) {
            if (transaction.epoch() != epoch) {
                throw new SQLException("The database was lost before the commit was made durable", "08006");
            }
        }
        database.force(epoch);
        recorder.recorded();
        for (Transaction transaction : committed) {
            apply(transaction.units());
        }
        committed.clear();
    }

    private void apply(List<Pending> units) {
        horizon.advance(() -> units.forEach(Leader::applyEffect), end(units));
        units.forEach(Leader::tell);
        regime.applied(units);
    }

    private static long end(List<Pending> units) {
        long end = 0;
        for (Pending unit : units) {
            end = Math.max(end, unit.firstPosition + unit.unit.sends().size());
        }
        return end;
    }

    private static void tell(Pending pending) {
        RefusedException rejection = pending.rejection;
        if (rejection != null) {
            pending.fail(rejection.told());
        } else {
            pending.done();
        }
    }

    private static void applyEffect(Pending pending) {
        if (pending.rejection != null) {
            return;
        }
        try {
            pending.unit.effect().committed(pending.firstPosition);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "An effect failed; its unit is committed all the same", e);
        }
    }

    /** Something went wrong with the database: finds out what is committed, and tries the rest again, one by one. */
    private void failed(Attempt attempt, List<Transaction> committed, SQLException failure) {
        if (attempt.recording) {
            recorder.discarded();
        }
        boolean lost = database.errors().lost(failure);
        if (lost && !attempt.bound()) {
            database.lost(attempt.epoch, failure);
        } else if (lost) {
            database.lostBorrowed(attempt.epoch, failure);
        } else {
            rollback(attempt, failure);
        }
        JMSException mapped = failure instanceof RefusedException refused
                ? refused.told()
                : database.errors().map("committing", failure);
        List<Pending> open = new ArrayList<>();
        if (attempt.committing && !attempt.committed) {
            committed.add(attempt.transaction());
        } else if (!attempt.committed) {
            open.addAll(attempt.units);
        }
        try {
            if (lost || attempt.committing) {
                losses++;
                verify(committed, open);
            }
        } catch (JMSException e) {
            open.forEach(unit -> unit.fail(mapped));
            doubt(committed, e);
            return;
        }
        if (!committed.isEmpty() && attempt.last) {
            if (losses > MAX_ATTEMPTS) {
                doubt(committed, mapped);
            } else {
                // what is committed already is recorded and made durable before anything else is tried
                commitShared(List.of(), committed);
            }
        }
        boolean again = lost || database.errors().temporary(failure);
        boolean several = open.size() > 1;
        for (Pending unit : open) {
            retry(unit, mapped, again || several);
        }
    }

    /** Leaves those transactions that the database knows, and adds the units of the others to the open ones. */
    private void verify(List<Transaction> committed, List<Pending> open) throws JMSException {
        List<Transaction> known = new ArrayList<>();
        for (Transaction transaction : committed) {
            int epoch = truth.find(transaction);
            if (epoch >= 0) {
                known.add(transaction.knownIn(epoch));
            } else {
                open.addAll(transaction.units());
            }
        }
        committed.clear();
        committed.addAll(known);
    }

    private void retry(Pending unit, JMSException failure, boolean again) {
        unit.attempts++;
        if (unit.binding != null || !again || unit.attempts >= MAX_ATTEMPTS) {
            unit.fail(failure);
        } else {
            commitShared(List.of(unit), new ArrayList<>(1));
        }
    }

    private void doubt(List<Transaction> committed, JMSException failure) {
        for (Transaction transaction : committed) {
            // whatever there is of it has no effect any more, so that readers have to find it
            horizon.advance(
                    () -> transaction.units().forEach(unit -> unit.doubt(failure.getMessage(), failure)),
                    end(transaction.units()));
        }
        committed.clear();
    }

    /** Where only the unit is refused, what the application did before it stays. */
    private static void rollback(Attempt attempt, SQLException failure) {
        Savepoint beginning = failure instanceof RefusedException ? attempt.beginning : null;
        try {
            if (beginning == null) {
                attempt.connection.rollback();
            } else {
                attempt.connection.rollback(beginning);
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "A rollback failed; the connection is discarded", e);
        }
    }

    /** Before the database closes: nothing is in hand, and the next position is exact. */
    public void recordCleanEnd() {
        try {
            StoreConnection connection = database.writer();
            regime.close(connection, Attempt.SHARED_SLOT);
            connection.commit();
            database.force(database.epoch());
        } catch (SQLException | JMSException e) {
            LOG.log(
                    Level.WARNING,
                    "The clean end of " + database.address().name() + " could not be recorded; what was"
                            + " in hand will come back flagged as redelivered",
                    e);
        }
    }
}
