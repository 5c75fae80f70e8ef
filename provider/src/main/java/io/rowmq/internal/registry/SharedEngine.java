package io.rowmq.internal.registry;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one database with the number of its holders. Its life: not opened yet, open, over. Opening and closing
 * happen under its monitor, so that who comes while it is closing waits for the database to be free.
 */
final class SharedEngine {

    /** Opens the engine. */
    interface Opening {
        Engines.Open open() throws JMSException;
    }

    private final Runnable forget;
    private int holders;
    private volatile boolean over;
    private Engines.@Nullable Open open;
    private @Nullable Configuration configuration;
    private @Nullable ExitHook exitHook;

    /**
     * An engine that is not open yet.
     *
     * @param forget takes it out of the registry
     */
    SharedEngine(Runnable forget) {
        this.forget = forget;
    }

    /**
     * Adds a holder.
     *
     * @return false if this engine is over and another has to be made
     */
    synchronized boolean take(Configuration wanted, Opening opening) throws JMSException {
        if (over) {
            return false;
        }
        if (configuration == null) {
            openWith(wanted, opening);
        } else {
            configuration.requireSame(wanted);
        }
        holders++;
        return true;
    }

    private void openWith(Configuration wanted, Opening opening) throws JMSException {
        boolean opened = false;
        try {
            open = opening.open();
            configuration = wanted;
            exitHook = ExitHook.add(this::close);
            opened = true;
        } finally {
            if (!opened) {
                over = true;
                forget.run();
            }
        }
    }

    /** Adds one to the holders that are there. */
    synchronized void hold() {
        holders++;
    }

    /** Does not wait for an engine that is being closed already, as the exit of the JVM does without asking holders. */
    void release() {
        if (!over) {
            releaseWhileOpen();
        }
    }

    private synchronized void releaseWhileOpen() {
        if (--holders == 0) {
            close();
        }
    }

    Engines.Open open() {
        Engines.Open current;
        synchronized (this) {
            current = open;
        }
        if (current == null) {
            throw new IllegalStateException("the engine is not open");
        }
        return current;
    }

    private synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        try {
            if (exitHook != null) {
                exitHook.remove();
            }
            if (open != null) {
                open.closing().run();
            }
        } finally {
            forget.run();
        }
    }
}
