package io.rowmq.cli.internal.opening;

import java.io.Serial;

/** There is no way to the database, or to the JVM that has it open. */
public final class UnreachableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what is not there, and what to do. */
    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreachableException(String message) {
        super(message);
    }
}
