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
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                interrupted |= Thread.interrupted();
                Database.Borrowed borrowed = database.borrow();
                boolean broken = true;
                try {
                    T result = reading.read(borrowed.connection());
                    borrowed.connection().rollback();
                    broken = false;
                    return result;
                } catch (SQLException e) {
                    boolean lost = database.errors().lost(e);
                    if (lost) {
                        database.lostBorrowed(borrowed.epoch(), e);
                    }
                    if (attempt == MAX_ATTEMPTS
                            || database.closed()
                            || !(lost || database.errors().temporary(e))) {
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

    /** Does something in auto-commit mode; again only where the database says that it was not done. */
    <T> T once(String doing, Database.Reading<T> work) throws JMSException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                interrupted |= Thread.interrupted();
                Database.Borrowed borrowed = database.borrow();
                boolean broken = true;
                try {
                    T result = alone(borrowed.connection(), work);
                    broken = false;
                    return result;
                } catch (SQLException e) {
                    if (database.errors().lost(e)) {
                        database.lostBorrowed(borrowed.epoch(), e);
                        throw database.errors().map(doing, e);
                    }
                    if (attempt == MAX_ATTEMPTS || !database.errors().temporary(e)) {
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
