package io.rowmq.store.jdbc.internal.claim;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import io.rowmq.store.jdbc.internal.read.DeliveryRow;
import io.rowmq.store.jdbc.internal.read.Reads;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Claims in the rows of messages and deliveries. Each is one statement in a transaction of its own; where message
 * groups are among what it brings, another follows.
 */
public final class ClaimTable implements Claims {

    private final Database database;
    private final Reads reads;
    private final Consumer<Collection<Hint>> unclaimed;
    private final Contests contests;

    /**
     * The claims of an open database.
     *
     * @param unclaimed is told what was given back
     */
    public ClaimTable(Database database, Consumer<Collection<Hint>> unclaimed) {
        this.database = database;
        this.reads = new Reads(database);
        this.unclaimed = unclaimed;
        this.contests = new Contests(database, unclaimed);
    }

    @Override
    public Claimed claim(long node, BacklogId backlog, int limit, Set<String> passed) throws JMSException {
        List<StoredDelivery> rows = database.once("claiming from " + backlog, connection -> {
            boolean queue = queue(backlog);
            PreparedStatement claim = connection.prepare(queue ? SharedSql.CLAIM_MESSAGES : SharedSql.CLAIM_DELIVERIES);
            int column = 0;
            claim.setLong(++column, node);
            claim.setLong(++column, backlog.id());
            if (!queue) {
                claim.setLong(++column, backlog.id());
            }
            List<Long> keys = passed.stream().map(GroupKey::of).toList();
            connection.dialect().setNumbers(claim, ++column, keys);
            claim.setLong(++column, backlog.id());
            claim.setLong(++column, node);
            claim.setInt(++column, limit);
            return claimed(connection, claim);
        });
        return contests.settled(node, backlog, rows, true);
    }

    @Override
    public List<StoredDelivery> claim(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        return contests.settled(node, backlog, claimChosen(node, backlog, orderKeys, false), false)
                .kept();
    }

    @Override
    public List<StoredDelivery> claimOutOfTurn(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        return claimChosen(node, backlog, orderKeys, true);
    }

    private List<StoredDelivery> claimChosen(long node, BacklogId backlog, List<Long> orderKeys, boolean outOfTurn)
            throws JMSException {
        return database.once("claiming from " + backlog, connection -> {
            boolean queue = queue(backlog);
            PreparedStatement claim =
                    connection.prepare(queue ? SharedSql.CLAIM_CHOSEN_MESSAGES : SharedSql.CLAIM_CHOSEN_DELIVERIES);
            int column = 0;
            claim.setLong(++column, node);
            if (!queue) {
                claim.setLong(++column, backlog.id());
            }
            connection.dialect().setNumbers(claim, ++column, positions(orderKeys));
            claim.setLong(++column, backlog.id());
            claim.setBoolean(++column, outOfTurn);
            claim.setLong(++column, backlog.id());
            claim.setLong(++column, node);
            return claimed(connection, claim);
        });
    }

    private static List<StoredDelivery> claimed(StoreConnection connection, PreparedStatement claim)
            throws SQLException, JMSException {
        List<StoredDelivery> claimed = new ArrayList<>();
        TextForm form = connection.dialect().textForm();
        try (ResultSet rows = claim.executeQuery()) {
            while (rows.next()) {
                claimed.add(DeliveryRow.read(rows, form));
            }
        }
        claimed.sort(Comparator.comparingLong(StoredDelivery::orderKey));
        return claimed;
    }

    @Override
    public void unclaim(long node, BacklogId backlog, List<Long> orderKeys, boolean seen) throws JMSException {
        database.once("giving back what was claimed from " + backlog, connection -> {
            PreparedStatement update =
                    connection.prepare(queue(backlog) ? SharedSql.UNCLAIM_MESSAGES : SharedSql.UNCLAIM_DELIVERIES);
            update.setInt(1, seen ? 0 : 1);
            connection.dialect().setNumbers(update, 2, positions(orderKeys));
            update.setLong(3, node);
            update.setLong(4, backlog.id());
            return update.executeUpdate();
        });
        long first = orderKeys.stream().mapToLong(Long::longValue).min().orElse(OrderKey.START);
        unclaimed.accept(List.of(new Hint(backlog, first)));
    }

    @Override
    public Set<Long> unclaimOutOfOrder(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        return contests.unclaim(node, backlog, orderKeys, true);
    }

    @Override
    public List<Long> claimed(long node, BacklogId backlog) throws JMSException {
        return database.read("looking for what is claimed from " + backlog, connection -> {
            PreparedStatement select =
                    connection.prepare(queue(backlog) ? SharedSql.CLAIMED_MESSAGES : SharedSql.CLAIMED_DELIVERIES);
            select.setLong(1, backlog.id());
            select.setLong(2, node);
            List<Long> claimed = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getLong(1));
                }
            }
            return claimed;
        });
    }

    @Override
    public Overview overview(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException {
        return reads.overview(backlog, afterKey, limit, maxBytes);
    }

    @Override
    public Set<BacklogId> ready(Collection<BacklogId> backlogs) throws JMSException {
        return database.once("looking for messages", connection -> {
            PreparedStatement select = connection.prepare(SharedSql.SELECT_READY);
            connection.dialect().setNumbers(select, 1, ids(backlogs, BacklogId.Kind.QUEUE));
            connection.dialect().setNumbers(select, 2, ids(backlogs, BacklogId.Kind.SUBSCRIPTION));
            Set<BacklogId> ready = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ready.add(new BacklogId(BacklogId.Kind.valueOf(rows.getString(1)), rows.getLong(2)));
                }
            }
            return ready;
        });
    }

    private static List<Long> ids(Collection<BacklogId> backlogs, BacklogId.Kind kind) {
        return backlogs.stream()
                .filter(backlog -> backlog.kind() == kind)
                .map(BacklogId::id)
                .toList();
    }

    private static List<Long> positions(List<Long> orderKeys) {
        return orderKeys.stream().map(OrderKey::position).toList();
    }

    private static boolean queue(BacklogId backlog) {
        return backlog.kind() == BacklogId.Kind.QUEUE;
    }
}
