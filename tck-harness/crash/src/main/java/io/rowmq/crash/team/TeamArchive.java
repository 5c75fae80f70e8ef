package io.rowmq.crash.team;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.crash.check.Violation;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The copies that are kept of the nodes that were consumed. */
final class TeamArchive {

    private static final String DAY_MILLIS = "86400000";
    private static final String QUERY = """
            SELECT a.body_text FROM rowmq_archive a JOIN rowmq_destination d ON d.id = a.destination_id
            WHERE d.name = '""" + TeamWorker.TREE + "'";

    private final String url;

    /** Has copies made from now on; those of earlier trees go. */
    TeamArchive(String url, RowmqConnectionFactory factory) throws JMSException {
        this.url = url;
        try (RowmqManagement management = factory.management()) {
            management.settings().set("queue://" + TeamWorker.TREE, "archiveFor", DAY_MILLIS);
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE rowmq_archive");
        } catch (SQLException e) {
            throw new IllegalStateException("the archive cannot be emptied", e);
        }
    }

    /** What is consumed has one copy, and nothing else has. */
    List<Violation> violations(int[] done) throws SQLException {
        int[] copies = new int[done.length];
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                copies[Integer.parseInt(rows.getString(1))]++;
            }
        }
        List<Violation> found = new ArrayList<>();
        for (int node = 0; node < done.length; node++) {
            if (copies[node] != done[node]) {
                found.add(new Violation(
                        copies[node] < done[node] ? Violation.Kind.LOST : Violation.Kind.DOUBLED,
                        "node/" + node,
                        "was consumed " + done[node] + " times and has " + copies[node] + " copies in the archive"));
            }
        }
        return found;
    }
}
