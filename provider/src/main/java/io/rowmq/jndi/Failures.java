package io.rowmq.jndi;

import javax.naming.NamingException;

/** Naming exceptions with their cause. */
final class Failures {

    private Failures() {}

    static NamingException because(Exception cause, String message) {
        NamingException failure = new NamingException(message);
        failure.initCause(cause);
        return failure;
    }
}
