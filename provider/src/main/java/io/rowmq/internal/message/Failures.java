package io.rowmq.internal.message;

import jakarta.jms.JMSException;

/** Exceptions with their cause, in both ways that applications look for it. */
final class Failures {

    private Failures() {}

    /** Gives the exception its cause, as {@code getCause} and as {@code getLinkedException}. */
    static <E extends JMSException> E because(E failure, Exception cause) {
        failure.initCause(cause);
        failure.setLinkedException(cause);
        return failure;
    }
}
