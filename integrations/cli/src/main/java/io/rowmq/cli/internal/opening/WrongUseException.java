package io.rowmq.cli.internal.opening;

import java.io.Serial;

/** The options do not say what to do, or contradict each other. */
public final class WrongUseException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and what is right. */
    public WrongUseException(String message) {
        super(message);
    }
}
