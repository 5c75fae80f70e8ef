package io.rowmq.store.jdbc.internal.dialect.h2;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Tidies up an H2 file when most of it is waste. Each commit is written as a chunk of pages, and a single page that
 * stays in use keeps the space of its chunk: 2,560 messages that lingered among 128,000 made a file of 181 MB, with
 * this of 10 MB. The pages that are in use are written again with the next commits, like any others, so a loss of power
 * cannot tell the difference. H2's own background thread, which also moves chunks about, lost committed data in 1 of
 * 255 simulated losses of power; it does not run while WRITE_DELAY is 0.
 */
final class H2Housekeeping {

    private static final Logger LOG = System.getLogger(H2Housekeeping.class.getName());
    private static final int SYNCS_BETWEEN_LOOKS = 64;
    private static final long SMALL_FILE = 4L << 20;
    private static final int WASTEFUL_PERCENT = 35;
    private static final int BYTES_AT_ONCE = 1 << 20;

    private final @Nullable MVStore file;
    private int syncs;

    H2Housekeeping(Connection connection) {
        file = fileOf(connection);
        if (file == null) {
            LOG.log(
                    Level.WARNING,
                    "The connections of this H2 database hide H2's own; its file is not tidied up and" + " may grow");
        }
    }

    private static @Nullable MVStore fileOf(Connection connection) {
        try {
            return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    ? session.getDatabase().getStore().getMvStore()
                    : null;
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The connection cannot be unwrapped", e);
            return null;
        }
    }

    void afterSync() throws SQLException {
        if (file == null || ++syncs < SYNCS_BETWEEN_LOOKS) {
            return;
        }
        syncs = 0;
        FileStore<?> store = file.getFileStore();
        if (store.size() > SMALL_FILE && store.getChunksFillRate() < WASTEFUL_PERCENT) {
            try {
                file.compact(WASTEFUL_PERCENT, BYTES_AT_ONCE);
            } catch (MVStoreException e) {
                throw new SQLException("Tidying up the file failed: " + e.getMessage(), "08006", e);
            }
        }
    }
}
