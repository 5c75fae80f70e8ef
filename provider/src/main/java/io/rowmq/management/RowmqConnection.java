package io.rowmq.management;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection or context.
 *
 * @param id its number in the JVM
 * @param clientId its client identifier, null for none
 * @param user the user who was authenticated, null for nobody in particular
 * @param started whether it delivers messages
 * @param since when it was opened
 * @param sessions its sessions
 */
public record RowmqConnection(
        long id,
        @Nullable String clientId,
        @Nullable String user,
        boolean started,
        Instant since,
        List<Session> sessions) {

    /** Copies the sessions. */
    public RowmqConnection {
        sessions = List.copyOf(sessions);
    }

    /**
     * A session.
     *
     * @param mode how it acknowledges: {@code AUTO}, {@code CLIENT}, {@code DUPS_OK} or {@code TRANSACTED}
     * @param consumers what its consumers receive from, one entry for each
     */
    public record Session(String mode, List<String> consumers) {

        /** Copies the list. */
        public Session {
            consumers = List.copyOf(consumers);
        }
    }
}
