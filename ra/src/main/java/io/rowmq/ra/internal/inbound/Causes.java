package io.rowmq.ra.internal.inbound;

/** Finds the exception of the bean in what the server makes of it. */
final class Causes {

    private static final String WRAPPERS = "jakarta.ejb.";

    private Causes() {}

    static Throwable ofBean(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getClass().getName().startsWith(WRAPPERS) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
