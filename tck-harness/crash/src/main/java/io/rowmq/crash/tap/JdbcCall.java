package io.rowmq.crash.tap;

import java.sql.Connection;
import java.util.Locale;

/**
 * A call that changes the database, or ends a transaction.
 *
 * @param kind the first word of the statement in lower case, such as {@code insert}; {@code commit}, {@code rollback};
 *     {@code sync} for what makes a commit durable on H2
 * @param sql the statement, empty if there is none
 * @param connection the real connection
 * @param real makes the call
 */
public record JdbcCall(String kind, String sql, Connection connection, Real real) {

    /** The call itself. */
    @FunctionalInterface
    public interface Real {

        /** Makes the call and returns what the driver returned. */
        Object make() throws Throwable;
    }

    /** The kind of a statement. */
    static String kind(String sql) {
        String word = sql.strip().split("[\\s(;]", 2)[0].toLowerCase(Locale.ROOT);
        return word.equals("checkpoint") ? "sync" : word;
    }

    /** Whether it ends a transaction by making it visible. */
    boolean commits() {
        return kind.equals("commit");
    }

    /** Whether it brings messages into the store, or takes them away. */
    boolean movesMessages() {
        return sql.toLowerCase(Locale.ROOT).contains("message") && (kind.equals("insert") || kind.equals("delete"));
    }
}
