package io.rowmq.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection as those see it who look after the engine. */
public interface ClientConnection {

    /** Who it is. */
    Origin origin();

    /** The user who was authenticated, null for nobody in particular. */
    @Nullable String user();

    /** Whether it delivers messages. */
    boolean started();

    /** Its sessions that are open. */
    List<ClientSession> sessions();

    /**
     * A session.
     *
     * @param mode how it acknowledges, for example {@code AUTO} or {@code TRANSACTED}
     * @param consumers what its consumers receive from, for example {@code queue://orders}
     */
    record ClientSession(String mode, List<String> consumers) {}
}
