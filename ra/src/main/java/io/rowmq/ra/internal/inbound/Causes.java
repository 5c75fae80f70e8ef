package io.rowmq.ra.internal.inbound;

/** Finds the exception of the bean in what the server makes of it. */
final class Causes {

    private static final String WRAPPERS = "jakarta.ejb.";

    /** What OpenEJB has within its EJBException; by its name, as the class is in a module that nothing else needs. */
    private static final String INNER_WRAPPER = "java.rmi.RemoteException";

    private Causes() {}

    static Throwable ofBean(Throwable thrown) {
        Throwable cause = thrown;
        while (isWrapper(cause.getClass().getName()) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(String name) {
        return name.startsWith(WRAPPERS) || name.equals(INNER_WRAPPER);
    }
}
