package io.rowmq.store.jdbc.internal.connect;

import jakarta.jms.JMSException;
import java.sql.SQLException;

/**
 * Does things with borrowed connections, and does them again where that is safe. An interrupt, which would close an
 * embedded database's files, is kept from the driver and told to the thread afterwards.
 */
final class Repetition {

    private static final int MAX_ATTEMPTS = 3;

    private final Database database;

    Repetition(Database database) {
        this.database = database;
    }

    /** Reads; again after a loss, and where the database asks for it. */
    <T> T read(String doing, Database.Reading<T> reading) throws JMSException {
        return repeat(
                doing,
                connection -> {
                    T result = reading.read(connection);
                    connection.rollback();
                    return result;
                },
                (failure, lost) ->
                        !database.closed() && (lost || database.errors().temporary(failure)));
    }

    /** Does something in auto-commit mode; again only where the database says that it was not done. */
    <T> T once(String doing, Database.Reading<T> work) throws JMSException {
        return repeat(
                doing,
                connection -> alone(connection, work),
                (failure, lost) -> !lost
                        && database.errors().temporary(failure)
                        && !database.address().dialect().undecided(failure));
    }

    /** Whether something is done again after a failure. */
    private interface Again {

        boolean after(SQLException failure, boolean lost);
    }

    private <T> T repeat(String doing, Database.Reading<T> work, Again again) throws JMSException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                interrupted |= Thread.interrupted();
                Database.Borrowed borrowed = database.borrow();
                boolean broken = true;
                try {
                    T result = work.read(borrowed.connection());
                    broken = false;
                    return result;
                } catch (SQLException e) {
                    boolean lost = database.errors().lost(e);
                    if (lost) {
                        database.lostBorrowed(borrowed.epoch(), e);
                    }
                    if (attempt == MAX_ATTEMPTS || !again.after(e, lost)) {
                        throw database.errors().map(doing, e);
                    }
                } finally {
                    database.giveBack(borrowed, broken);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T alone(StoreConnection connection, Database.Reading<T> work) throws SQLException, JMSException {
        if (database.address().dialect().securesAutoCommit()) {
            connection.jdbc().setAutoCommit(true);
            T result = work.read(connection);
            connection.jdbc().setAutoCommit(false);
            return result;
        }
        T result = work.read(connection);
        database.address().dialect().beforeCommit(connection.jdbc());
        connection.commit();
        return result;
    }
}
