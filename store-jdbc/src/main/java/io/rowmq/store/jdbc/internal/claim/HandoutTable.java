package io.rowmq.store.jdbc.internal.claim;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.HandoutRecorder.Handout;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of what may be in consumers' hands. */
public final class HandoutTable {

    private static final Logger LOG = System.getLogger(HandoutTable.class.getName());

    /** Replaces the records of backlogs; those without positions go. Called by the committing thread only. */
    public void write(StoreConnection connection, List<Handout> handouts) throws SQLException {
        for (Handout handout : handouts) {
            BacklogId backlog = handout.backlog();
            if (handout.positions().isEmpty()) {
                delete(connection, backlog);
            } else if (!update(connection, Sql.UPDATE_HANDOUT, handout)) {
                update(connection, Sql.INSERT_HANDOUT, handout);
            }
        }
    }

    private static boolean update(StoreConnection connection, Sql sql, Handout handout) throws SQLException {
        PreparedStatement statement = connection.prepare(sql);
        statement.setString(1, handout.positions());
        statement.setString(2, handout.backlog().kind().name());
        statement.setLong(3, handout.backlog().id());
        return statement.executeUpdate() > 0;
    }

    private static void delete(StoreConnection connection, BacklogId backlog) throws SQLException {
        PreparedStatement statement = connection.prepare(Sql.DELETE_HANDOUT);
        statement.setString(1, backlog.kind().name());
        statement.setLong(2, backlog.id());
        statement.executeUpdate();
    }

    /** Removes all records. */
    public void clear(StoreConnection connection) throws SQLException {
        connection.prepare(Sql.CLEAR_HANDOUTS).executeUpdate();
    }

    /**
     * Raises the delivery count of everything in the records that still exists, and removes the records: what was in
     * hand when the process ended comes back flagged as redelivered.
     *
     * @param database what it is called in logs
     */
    public void recover(StoreConnection connection, String database) throws SQLException {
        int counted = 0;
        List<Handout> handouts = read(connection);
        for (Handout handout : handouts) {
            counted += count(connection, handout);
        }
        if (!handouts.isEmpty()) {
            clear(connection);
        }
        if (counted > 0) {
            LOG.log(
                    Level.INFO,
                    "{0} was not closed cleanly; {1} deliveries that were in hand come back flagged as redelivered",
                    database,
                    counted);
        }
    }

    private static List<Handout> read(StoreConnection connection) throws SQLException {
        List<Handout> handouts = new ArrayList<>();
        try (ResultSet rows = connection.prepare(Sql.SELECT_HANDOUTS).executeQuery()) {
            while (rows.next()) {
                BacklogId backlog = new BacklogId(BacklogId.Kind.valueOf(rows.getString(1)), rows.getLong(2));
                handouts.add(new Handout(backlog, rows.getString(3)));
            }
        }
        return handouts;
    }

    private static int count(StoreConnection connection, Handout handout) throws SQLException {
        PreparedStatement statement = connection.prepare(
                handout.backlog().kind() == BacklogId.Kind.QUEUE
                        ? Sql.COUNT_HANDED_OUT_MESSAGES
                        : Sql.COUNT_HANDED_OUT_DELIVERIES);
        int counted = 0;
        for (PositionRange range : PositionRange.parse(handout.positions())) {
            statement.setLong(1, range.first());
            statement.setLong(2, range.last());
            statement.setLong(3, handout.backlog().id());
            counted += statement.executeUpdate();
        }
        return counted;
    }
}
