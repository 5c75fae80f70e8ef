package io.rowmq.cli.internal.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether the database's clock agrees with this machine's. */
final class Clocks {

    private static final long APART_MILLIS = 1_000;

    private Clocks() {}

    /** Compares with the milliseconds since 1970 that the query gives. */
    static Finding compared(Connection connection, String query) throws SQLException {
        long before = System.currentTimeMillis();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            long there = rows.getLong(1);
            long after = System.currentTimeMillis();
            long apart = there < before ? before - there : Math.max(0, there - after);
            return apart <= APART_MILLIS
                    ? Finding.ok("clocks", "this machine and the database agree within a second")
                    : Finding.look(
                            "clocks",
                            apart + " ms apart",
                            "delays, expiry and leases go wrong by as much; let both follow the same time server");
        }
    }
}
