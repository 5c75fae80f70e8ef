package io.rowmq.internal.registry;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.security.UserDirectory;
import java.util.concurrent.atomic.AtomicBoolean;

/** One holder's claim that an engine stay open. */
public final class EngineHold implements AutoCloseable {

    private final SharedEngine shared;
    private final Engines.Open open;
    private final AtomicBoolean released = new AtomicBoolean();

    /** Takes over a hold that is counted already. */
    EngineHold(SharedEngine shared) {
        this.shared = shared;
        this.open = shared.open();
    }

    /** The engine. */
    public Messaging engine() {
        return open.engine();
    }

    /** The users of its database. */
    public UserDirectory users() {
        return open.users();
    }

    /** A hold of its own for somebody else; only while this one has not been closed. */
    public EngineHold share() {
        shared.hold();
        return new EngineHold(shared);
    }

    /** Gives the engine up, and closes it if nobody else holds it. Does nothing the second time. */
    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            shared.release();
        }
    }
}
