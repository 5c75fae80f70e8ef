package io.rowmq.store.jdbc.internal.connect;

import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.SQLException;

/** Turns what the database reports into JMS exceptions: what was being done, to which database, and what to do. */
public final class SqlErrors {

    private final Address address;

    /** For the database at the address. */
    public SqlErrors(Address address) {
        this.address = address;
    }

    /** The exception for a failure while doing something, for example {@code "reading the page of QUEUE 3"}. */
    public JMSException map(String doing, SQLException failure) {
        ErrorCode code = address.dialect().classify(failure);
        String remedy = address.dialect().remedy(code);
        return code.exception(
                "Failed " + doing + " in " + address.name() + (remedy.isEmpty() ? "" : ": " + remedy)
                        + " (" + address.dialect().name() + " error " + failure.getSQLState() + ": "
                        + failure.getMessage() + rootOf(failure) + ")",
                failure);
    }

    /** What lies behind the failure, where its message does not say: for example that no space is left. */
    private static String rootOf(SQLException failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || String.valueOf(failure.getMessage()).contains(message) ? "" : "; " + message;
    }

    /** Whether the database is lost; SQLSTATE class 08 means a connection failure everywhere. */
    public boolean lost(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && state.startsWith("08")) || any(failure, true);
    }

    /** Whether the same statements may succeed if they are tried again. */
    public boolean temporary(SQLException failure) {
        return any(failure, false);
    }

    private boolean any(SQLException failure, boolean lost) {
        for (SQLException e = failure; e != null; e = e.getNextException()) {
            if (lost ? address.dialect().lost(e) : address.dialect().temporary(e)) {
                return true;
            }
        }
        return failure.getCause() instanceof SQLException cause && cause != failure && any(cause, lost);
    }
}
