package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.GuardedConnection;
import io.rowmq.store.jdbc.internal.connect.Uninterrupted;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction in which the application writes its own rows. */
public final class BoundTransaction implements StoreTransaction {

    private final Database database;
    private final GroupCommit commits;
    private final Slots slots;
    private final Database.Borrowed borrowed;
    private final Connection guarded;
    private final int slot;
    private volatile @Nullable SQLException undone;
    private boolean broken;
    private boolean closed;

    /** Takes a connection of its own from the database. */
    public BoundTransaction(Database database, GroupCommit commits, Slots slots) throws JMSException {
        this.database = database;
        this.commits = commits;
        this.slots = slots;
        try (Uninterrupted held = Uninterrupted.begin()) {
            this.borrowed = database.borrow();
        }
        patient(true);
        this.guarded = GuardedConnection.of(borrowed.connection().jdbc(), this::failed);
        this.slot = slots.take();
    }

    /** The application may go on after a failed statement, but not where what it did before is gone. */
    private void failed(SQLException failure) {
        if (database.address().dialect().undoes(failure)) {
            undone = failure;
        }
    }

    @Override
    public Connection connection() {
        return guarded;
    }

    @Override
    public void commit(WorkUnit unit) throws JMSException {
        requireOpen();
        requireWhole();
        boolean failed = true;
        patient(false);
        try {
            commits.commit(unit, borrowed.connection(), slot, borrowed.epoch());
            failed = false;
            broken |= lostMeanwhile();
        } catch (JMSException failure) {
            // a stale unit is made anew and committed with what the application has done so far
            failed = !ErrorCode.STALE.of(failure);
            throw failure;
        } finally {
            if (failed) {
                undo();
            }
            patient(true);
        }
    }

    private void requireWhole() throws JMSException {
        SQLException reason = undone;
        if (reason != null) {
            undo();
            throw ErrorCode.ABORTED.exception(
                    "Failed committing in " + database.address().name() + ": "
                            + database.address().dialect().remedy(ErrorCode.ABORTED) + " (" + reason.getMessage() + ")",
                    reason);
        }
    }

    /** It may have been found out in another way that the transaction was committed. */
    private boolean lostMeanwhile() {
        try {
            return borrowed.connection().jdbc().isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** The application's statements may take long; a commit does not. */
    private void patient(boolean patient) {
        try {
            database.address().dialect().patient(borrowed.connection().jdbc(), patient);
        } catch (SQLException e) {
            // the connection is lost, which whoever uses it in this transaction is told; the next gets another
            broken = true;
            System.getLogger(BoundTransaction.class.getName()).log(Level.DEBUG, "Setting a time limit failed", e);
        }
    }

    @Override
    public void rollback() throws JMSException {
        requireOpen();
        undone = null;
        try (Uninterrupted held = Uninterrupted.begin()) {
            borrowed.connection().rollback();
        } catch (SQLException e) {
            broken = true;
            if (!database.errors().lost(e)) {
                throw database.errors().map("rolling back", e);
            }
            // what was not committed went with the connection, so it is rolled back
            database.lostBorrowed(borrowed.epoch(), e);
        }
    }

    @Override
    public boolean usable() {
        return !closed && !broken && database.valid(borrowed.epoch());
    }

    private void requireOpen() throws JMSException {
        if (closed) {
            throw ErrorCode.CLOSED.exception("The transaction's connection has been given up");
        }
    }

    private void undo() {
        undone = null;
        try (Uninterrupted held = Uninterrupted.begin()) {
            borrowed.connection().rollback();
        } catch (SQLException e) {
            // the connection is lost, and with it everything uncommitted
            broken = true;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        undo();
        slots.free(slot);
        try (Uninterrupted held = Uninterrupted.begin()) {
            database.giveBack(borrowed, true);
        }
    }
}
