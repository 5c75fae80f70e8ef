package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Settlement;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies of the messages that one transaction consumes. Nothing is prepared or executed unless there are any. They are
 * made in the order of positions, so that JVMs whose subscriptions share messages do not wait for each other in turn.
 */
final class ArchiveWriter {

    private final Batch messages;
    private final Batch parts;
    private final Map<Long, Settlement.Archive> consumed = new TreeMap<>();
    private boolean large;

    ArchiveWriter(StoreConnection connection) {
        messages = new Batch(connection, Sql.ARCHIVE_MESSAGE);
        parts = new Batch(connection, Sql.ARCHIVE_BODY_PARTS);
    }

    /**
     * Adds a message.
     *
     * @param partsExist whether there may be large bodies
     */
    void add(Settlement.Archive archive, boolean partsExist) {
        consumed.putIfAbsent(archive.position(), archive);
        large |= partsExist;
    }

    /** Makes the copies of what is still there. */
    void run() throws SQLException {
        if (consumed.isEmpty()) {
            return;
        }
        for (Settlement.Archive archive : consumed.values()) {
            messages.begin().set(archive.consumedTime()).set(archive.until()).set(archive.position());
            if (large) {
                parts.begin().set(archive.position());
            }
        }
        messages.run();
        parts.run();
        consumed.clear();
    }
}
