package io.rowmq.store.jdbc.internal.branch;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.BranchStep.Decide;
import io.rowmq.spi.BranchStep.Finish;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of branches. */
public final class BranchTable {

    /** So much text fits into a row on every database. */
    private static final int PART = 4_000;

    private BranchTable() {}

    /** Adds a branch that is prepared. */
    public static void insert(StoreConnection connection, BranchRow row) throws SQLException {
        PreparedStatement statement = connection.prepare(Sql.INSERT_BRANCH);
        String work = WorkText.of(row.items());
        int part = 0;
        do {
            int from = part * PART;
            setId(statement, 1, row.id());
            statement.setInt(4, part);
            statement.setString(5, row.state().name());
            statement.setLong(6, row.since());
            statement.setString(7, work.substring(from, Math.min(work.length(), from + PART)));
            statement.executeUpdate();
            part++;
        } while (part * PART < work.length());
    }

    /** Finishes, decides or forgets; false if there is no branch in the state for that. */
    public static boolean apply(StoreConnection connection, BranchStep step) throws SQLException {
        PreparedStatement statement;
        if (step instanceof Decide decide) {
            statement = connection.prepare(Sql.DECIDE_BRANCH);
            statement.setString(1, decide.outcome().name());
            statement.setLong(2, decide.at());
            setId(statement, 3, step.branch());
        } else {
            statement = connection.prepare(step instanceof Finish ? Sql.FINISH_BRANCH : Sql.FORGET_BRANCH);
            setId(statement, 1, step.branch());
        }
        return statement.executeUpdate() > 0;
    }

    private static void setId(PreparedStatement statement, int column, BranchId id) throws SQLException {
        statement.setString(column, id.gtrid());
        statement.setString(column + 1, id.bqual());
        statement.setInt(column + 2, id.formatId());
    }

    /** All branches. */
    public static List<BranchRow> read(StoreConnection connection) throws SQLException {
        List<BranchRow> found = new ArrayList<>();
        StringBuilder work = new StringBuilder();
        BranchRow current = null;
        try (ResultSet rows = connection.prepare(Sql.SELECT_BRANCHES).executeQuery()) {
            while (rows.next()) {
                BranchRow head = new BranchRow(
                        new BranchId(rows.getInt(3), rows.getString(1), rows.getString(2)),
                        BranchRow.State.valueOf(rows.getString(4)),
                        rows.getLong(5),
                        List.of());
                if (current == null || !current.id().equals(head.id())) {
                    add(found, current, work);
                    current = head;
                }
                work.append(rows.getString(6));
            }
        }
        add(found, current, work);
        return found;
    }

    private static void add(List<BranchRow> to, @Nullable BranchRow head, StringBuilder work) {
        if (head != null) {
            to.add(new BranchRow(head.id(), head.state(), head.since(), WorkText.parse(work.toString())));
            work.setLength(0);
        }
    }
}
