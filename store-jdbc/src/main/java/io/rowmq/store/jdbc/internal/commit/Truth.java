package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out whether a transaction was committed when COMMIT did not say. Each writes its number into a marker row;
 * after opening the database again the row tells.
 */
final class Truth {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Database database;
    private final Regime regime;
    private final Duration patience;

    Truth(Database database, Regime regime) {
        this(database, regime, PATIENCE);
    }

    /** Tries to open the database again for so long. */
    Truth(Database database, Regime regime, Duration patience) {
        this.database = database;
        this.regime = regime;
        this.patience = patience;
    }

    /**
     * Looks for a transaction.
     *
     * @return the opening of the database in which it was found to be committed; -1 if it was not
     * @throws JMSException if the database cannot be opened again in time
     */
    int find(Transaction transaction) throws JMSException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            int epoch = database.epoch();
            try {
                StoreConnection connection = database.writer();
                boolean found = regime.committed(
                        connection, transaction.slot(), transaction.number(), Math.max(1, (int) patience.toSeconds()));
                giveUpLocks(connection);
                return found ? epoch : -1;
            } catch (SQLException e) {
                database.lost(epoch, e);
                giveUpAfter(deadline, e);
            } catch (JMSException e) {
                giveUpAfter(deadline, e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void giveUpAfter(long deadline, Exception reason) throws JMSException {
        if (System.nanoTime() - deadline > 0) {
            throw ErrorCode.IN_DOUBT.exception(
                    "The database " + database.address().name() + " was lost while committing and could not be opened"
                            + " again within " + patience.toSeconds() + " s, so it is not known whether the commit took"
                            + " place: make the database available, then look (" + reason.getMessage() + ")",
                    reason);
        }
    }

    private static void giveUpLocks(StoreConnection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // what was read is true all the same; whoever uses the connection next will find out
            System.getLogger(Truth.class.getName()).log(Level.DEBUG, "A rollback failed", e);
        }
    }
}
