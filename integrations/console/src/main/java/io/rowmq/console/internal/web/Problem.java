package io.rowmq.console.internal.web;

import java.io.Serial;

/** A request that is refused: the status of the answer, and what it says. */
public final class Problem extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BAD = 400;
    private static final int DENIED = 403;

    private final int status;
    private final String code;

    /** Refuses with a status of HTTP and an error code. */
    public Problem(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A request that makes no sense. */
    public static Problem bad(String message) {
        return new Problem(BAD, "ROWMQ-CONSOLE-REQUEST", message);
    }

    /** A request that may have been forged, or came by a name that the console does not have. */
    static Problem forged(String message) {
        return new Problem(DENIED, "ROWMQ-CONSOLE-FORGED", message);
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** The error code. */
    public String code() {
        return code;
    }
}
