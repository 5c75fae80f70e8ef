package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One database transaction on its way through a round of commits, and how far it has got. */
final class Attempt {

    /** The row in the table of markers that belongs to the transaction that units share. */
    static final int SHARED_SLOT = 0;

    final StoreConnection connection;
    final int slot;
    final int epoch;
    final List<Pending> units;
    /** Whether it is the last of its round, which carries the records of what is handed out. */
    final boolean last;

    long number;

    @Nullable Savepoint beginning;

    boolean recording;
    /** Whether COMMIT has been, or is about to be, called. */
    boolean committing;

    boolean committed;
    private @Nullable Throwable failure;

    Attempt(StoreConnection connection, int slot, int epoch, List<Pending> units, boolean last) {
        this.connection = connection;
        this.slot = slot;
        this.epoch = epoch;
        this.units = units;
        this.last = last;
    }

    /** Whether the application's statements are in it, too. */
    boolean bound() {
        return slot != SHARED_SLOT;
    }

    Transaction transaction() {
        return new Transaction(slot, number, units, epoch);
    }

    /** Commits in any thread; what comes of it is for {@link #outcome}. */
    void commitElsewhere() {
        try {
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Returns if {@link #commitElsewhere} has succeeded, and throws what it met otherwise. */
    void outcome() throws SQLException {
        if (failure instanceof SQLException known) {
            throw known;
        } else if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        } else if (failure instanceof Error error) {
            throw error;
        }
    }
}
