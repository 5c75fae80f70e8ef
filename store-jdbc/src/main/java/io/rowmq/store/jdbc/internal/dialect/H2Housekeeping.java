package io.rowmq.store.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets H2 tidy up its file when most of it is waste. Each commit is written as a chunk of pages, and a single page that
 * stays in use keeps the space of its chunk: 2,560 messages that lingered among 128,000 made a file of 181 MB, with
 * this of 20 MB. H2 tidies up in a background thread that runs only while WRITE_DELAY is not 0, so now and then it is
 * given a value for a while. Meanwhile a COMMIT alone is no longer written to the file.
 */
final class H2Housekeeping {

    private static final int SYNCS_BETWEEN_LOOKS = 1024;
    private static final int SYNCS_WHILE_TIDYING = 64;
    private static final int MOST_LOOKS_WHILE_TIDYING = 100;
    private static final long SMALL_FILE = 16L << 20;
    private static final long WASTEFUL_PERCENT = 35;
    private static final long TIDY_PERCENT = 60;

    private final Statement statement;
    private final PreparedStatement information;
    private boolean tidying;
    private int looks;
    private int syncs;

    H2Housekeeping(Connection connection) throws SQLException {
        statement = connection.createStatement();
        information = connection.prepareStatement("""
                SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
                WHERE SETTING_NAME IN ('info.FILE_SIZE', 'info.CHUNKS_FILL_RATE')""");
    }

    /** Whether commits have to be written to the file by a CHECKPOINT. */
    boolean tidying() {
        return tidying;
    }

    void afterSync() throws SQLException {
        if (++syncs < (tidying ? SYNCS_WHILE_TIDYING : SYNCS_BETWEEN_LOOKS)) {
            return;
        }
        syncs = 0;
        Map<String, Long> found = look();
        long inUse = found.getOrDefault("info.CHUNKS_FILL_RATE", 100L);
        if (tidying) {
            if (inUse >= TIDY_PERCENT || ++looks >= MOST_LOOKS_WHILE_TIDYING) {
                statement.execute("SET WRITE_DELAY 0");
                tidying = false;
            }
        } else if (inUse < WASTEFUL_PERCENT && found.getOrDefault("info.FILE_SIZE", 0L) > SMALL_FILE) {
            looks = 0;
            tidying = true;
            statement.execute("SET WRITE_DELAY 30");
        }
    }

    private Map<String, Long> look() throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (ResultSet rows = information.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        }
        return found;
    }
}
