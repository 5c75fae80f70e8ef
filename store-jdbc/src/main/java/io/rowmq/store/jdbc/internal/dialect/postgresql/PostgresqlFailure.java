package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.util.Set;

/** What PostgreSQL's SQLSTATEs mean: whole ones, or classes of two characters. */
enum PostgresqlFailure {
    /** User or password, or the server's pg_hba.conf. */
    CREDENTIALS(ErrorCode.CREDENTIALS, "28"),
    /** There is no such database or schema. */
    URL(ErrorCode.URL, "3D000", "3F000"),
    /** The user may not do it. */
    PERMISSION(ErrorCode.PERMISSION, "42501"),
    /** The disk is full, or cannot be read or written. */
    STORAGE(ErrorCode.STORAGE, "53100", "58"),
    /** A row does not fit. */
    VALUE(ErrorCode.VALUE, "22", "23", "54000"),
    /** A statement failed before in the same transaction. */
    ABORTED(ErrorCode.ABORTED, "25P02"),
    /** A statement that was prepared is not there, or is there already: this is another session than before. */
    POOLER(ErrorCode.POOLER, "26000", "42P05"),
    /** Serialization, deadlock, time out: the same may succeed if it is tried again. */
    BUSY(ErrorCode.BUSY, "40001", "40P01", "55P03", "57014"),
    /** A connection that is gone, or a server that is starting, stopping, full or not the primary. */
    CONNECTION(ErrorCode.CONNECTION, "08", "57P01", "57P02", "57P03", "57P05", "25006", "25P03", "25P04", "53300");

    private final ErrorCode code;
    private final Set<String> states;

    PostgresqlFailure(ErrorCode code, String... states) {
        this.code = code;
        this.states = Set.of(states);
    }

    /** The code for a state. */
    static ErrorCode codeOf(String state) {
        for (PostgresqlFailure kind : values()) {
            if (kind.matches(state)) {
                return kind.code;
            }
        }
        return ErrorCode.DATABASE;
    }

    /** Whether the same may succeed if it is tried again. */
    static boolean temporary(String state) {
        return BUSY.matches(state);
    }

    boolean matches(String state) {
        return states.contains(state) || (state.length() == 5 && states.contains(state.substring(0, 2)));
    }
}
