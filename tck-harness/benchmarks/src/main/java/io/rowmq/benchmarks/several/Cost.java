package io.rowmq.benchmarks.several;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What a server has done so far.
 *
 * @param transactions of all sessions, single statements included
 * @param wal bytes of its log
 * @param inserted messages
 * @param updated rows of messages
 * @param deleted messages
 */
record Cost(long transactions, long wal, long inserted, long updated, long deleted) {

    private static final String QUERY = """
            SELECT d.xact_commit + d.xact_rollback, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint,
                coalesce(t.n_tup_ins, 0), coalesce(t.n_tup_upd, 0), coalesce(t.n_tup_del, 0)
            FROM pg_stat_database d LEFT JOIN pg_stat_user_tables t ON t.relname = 'rowmq_message'
            WHERE d.datname = current_database()""";

    /** Sessions that have ended are counted completely. */
    static Cost read(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            rows.next();
            return new Cost(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
        }
    }

    Cost since(Cost before) {
        return new Cost(
                transactions - before.transactions,
                wal - before.wal,
                inserted - before.inserted,
                updated - before.updated,
                deleted - before.deleted);
    }

    @Override
    public String toString() {
        double messages = Math.max(1, inserted);
        return String.format(
                Locale.ROOT,
                "for each message %.2f transactions on the server, %.0f bytes of WAL, %.2f updates, %.2f deletions",
                transactions / messages,
                wal / messages,
                updated / messages,
                deleted / messages);
    }
}
