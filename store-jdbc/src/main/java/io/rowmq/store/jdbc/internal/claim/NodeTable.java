package io.rowmq.store.jdbc.internal.claim;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.NodeRow;
import io.rowmq.spi.Nodes;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of the JVMs that share the database. A dead node is kept for a while, because a claim that it was making
 * when it was buried may become visible after all that it had was taken back; so that is done again and again.
 */
public final class NodeTable implements Nodes {

    private static final Logger LOG = System.getLogger(NodeTable.class.getName());

    private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final Database database;
    /** When all that a dead node had was last taken back. */
    private final Map<Long, Long> sweeps = new HashMap<>();

    private final Releases releases;
    private final Estate estate;

    /** What nodes have besides claims. */
    @FunctionalInterface
    public interface Estate {

        /** Takes back what nodes have besides claims; returns whether there is more of it. */
        boolean takeBack(StoreConnection connection, List<Long> nodes) throws SQLException;
    }

    /** The nodes of an open database. */
    public NodeTable(Database database, Releases releases, Estate estate) {
        this.database = database;
        this.releases = releases;
        this.estate = estate;
    }

    @Override
    public long join(String name, Duration lease) throws JMSException {
        return database.read("joining the JVMs that share the database", connection -> {
            Dialect dialect = database.address().dialect();
            Tables tables = database.texts().tables();
            dialect.share(connection.jdbc(), tables);
            try {
                return join(connection, name, lease);
            } finally {
                dialect.unshare(connection.jdbc(), tables);
            }
        });
    }

    private long join(StoreConnection connection, String name, Duration lease) throws SQLException {
        Dialect dialect = connection.dialect();
        // one JVM after the other goes on from where one left off that had the database to itself
        dialect.holdStructure(connection.jdbc(), database.texts().tables());
        // it may wait for others' commits, who must not wait for positions meanwhile
        connection.prepare(SharedSql.FORGET_MARKERS).executeUpdate();
        connection.prepare(SharedSql.RAISE_POSITIONS).executeUpdate();
        new HandoutTable().recover(connection, database.address().name());
        PreparedStatement insert = connection.prepare(SharedSql.INSERT_NODE);
        insert.setString(1, name);
        insert.setLong(2, lease.toMillis());
        long node = number(insert);
        dialect.beforeCommit(connection.jdbc());
        connection.commit();
        return node;
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public boolean renew(long node, Duration lease) throws JMSException {
        return database.once("renewing the lease of this JVM", connection -> {
            PreparedStatement update = connection.prepare(SharedSql.RENEW_NODE);
            update.setLong(1, lease.toMillis());
            update.setLong(2, node);
            return update.executeUpdate() > 0;
        });
    }

    @Override
    public boolean bury() throws JMSException {
        List<Long> dead = database.once("looking for JVMs that have stopped", NodeTable::dead);
        long now = System.nanoTime();
        synchronized (sweeps) {
            sweeps.keySet().retainAll(dead);
            dead.removeIf(node -> sweeps.containsKey(node) && now - sweeps.get(node) < SWEEP_NANOS);
        }
        if (dead.isEmpty()) {
            return false;
        }
        boolean more = takeBack(dead);
        if (!more) {
            forget(dead);
            synchronized (sweeps) {
                dead.forEach(node -> sweeps.put(node, now));
            }
        }
        return more;
    }

    /** Nodes that have nothing any more are kept for some time, and no longer. */
    private void forget(List<Long> nodes) throws JMSException {
        database.once("forgetting JVMs that have stopped", connection -> {
            PreparedStatement delete = connection.prepare(SharedSql.FORGET_NODES);
            connection.dialect().setNumbers(delete, 1, nodes);
            return delete.executeUpdate();
        });
    }

    private static List<Long> dead(StoreConnection connection) throws SQLException {
        List<Long> dead = new ArrayList<>();
        try (ResultSet rows = connection.prepare(SharedSql.BURY_NODES).executeQuery()) {
            while (rows.next()) {
                dead.add(rows.getLong(1));
                if (rows.getString(2) != null) {
                    LOG.log(
                            Level.WARNING,
                            "Node {0} ({1}) has not renewed its lease: what it had is given to others",
                            Long.toString(rows.getLong(1)),
                            rows.getString(2));
                }
            }
        }
        return dead;
    }

    /** One step; whether there is more. */
    private boolean takeBack(List<Long> nodes) throws JMSException {
        boolean more = releases.release(BacklogId.Kind.QUEUE, nodes);
        more |= releases.release(BacklogId.Kind.SUBSCRIPTION, nodes);
        more |= database.read("taking back what stopped JVMs had", connection -> estate.takeBack(connection, nodes));
        return more;
    }

    @Override
    public List<NodeRow> list() throws JMSException {
        return database.once("listing the JVMs that share the database", connection -> {
            List<NodeRow> nodes = new ArrayList<>();
            try (ResultSet rows = connection.prepare(SharedSql.SELECT_NODES).executeQuery()) {
                while (rows.next()) {
                    boolean alive = rows.getString(3).equals("ALIVE");
                    nodes.add(new NodeRow(rows.getLong(1), rows.getString(2), alive, rows.getLong(4), rows.getLong(5)));
                }
            }
            return nodes;
        });
    }

    @Override
    public void leave(long node) throws JMSException {
        database.once("leaving the JVMs that share the database", connection -> {
            PreparedStatement update = connection.prepare(SharedSql.END_NODE);
            update.setLong(1, node);
            return update.executeUpdate();
        });
        boolean more;
        do {
            more = takeBack(List.of(node));
        } while (more);
    }

    /**
     * For a JVM that is to have the database to itself: takes back everything that nodes have had.
     *
     * @throws JMSException if one of them is alive
     */
    public void takeOver() throws JMSException {
        database.read("looking for JVMs that share the database", connection -> {
            try (ResultSet rows = connection.prepare(SharedSql.SELECT_ALIVE).executeQuery()) {
                if (rows.next()) {
                    throw ErrorCode.LOCKED.exception(
                            "The database " + database.address().name()
                                    + " cannot be had exclusively, because " + rows.getString(1)
                                    + " shares it: end that process (one that was killed counts as ended "
                                    + rows.getLong(2) + " ms from now), or use sharing=shared");
                }
            }
            return 0;
        });
        boolean more;
        do {
            more = bury();
        } while (more);
        database.once("taking over from JVMs that shared the database", connection -> {
            // one of them that stood still, and goes on, must get no positions
            connection.prepare(SharedSql.WITHHOLD_POSITIONS).executeUpdate();
            // what is temporary is looked for in another way by a JVM that is alone
            return connection.prepare(SharedSql.FORGET_TEMPORARY_TRIMS).executeUpdate();
        });
    }
}
