package io.rowmq.internal.registry;

import org.jspecify.annotations.Nullable;

/** What happens at the end of the JVM, unless it has been removed. */
final class ExitHook {

    private static final System.Logger LOG = System.getLogger(ExitHook.class.getName());

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /** Adds a hook; null if the JVM is ending already. */
    static @Nullable ExitHook add(Runnable action) {
        Thread thread = new Thread(action, "rowmq-exit");
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            return new ExitHook(thread);
        } catch (IllegalStateException ending) {
            LOG.log(System.Logger.Level.DEBUG, "Opened while the JVM is ending; it will not be closed", ending);
            return null;
        }
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException ending) {
            LOG.log(System.Logger.Level.TRACE, "The JVM is ending, so the hook stays", ending);
        }
    }
}
