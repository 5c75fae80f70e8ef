package io.rowmq.store.jdbc.internal.claim;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims.Claimed;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Settles who may keep what was claimed of message groups. Claims of two nodes that overlap do not see each other, so
 * each looks once more when its own is committed: of two, the second to look sees the other's and gives way, and if
 * both do, both try again. No lock is held for it that a JVM which stands still could keep.
 */
final class Contests {

    private final Database database;
    private final Consumer<Collection<Hint>> unclaimed;

    Contests(Database database, Consumer<Collection<Hint>> unclaimed) {
        this.database = database;
        this.unclaimed = unclaimed;
    }

    /**
     * Gives back what of a committed claim the node must not keep.
     *
     * @param inOrder whether also what comes after something of its group that is still ready
     */
    Claimed settled(long node, BacklogId backlog, List<StoredDelivery> claimed, boolean inOrder) throws JMSException {
        List<Long> grouped = claimed.stream()
                .filter(delivery -> delivery.message().group() != null)
                .map(StoredDelivery::orderKey)
                .toList();
        Set<Long> lost = grouped.isEmpty() ? Set.of() : unclaim(node, backlog, grouped, inOrder);
        Map<Boolean, List<StoredDelivery>> parts =
                claimed.stream().collect(Collectors.partitioningBy(delivery -> lost.contains(delivery.position())));
        return new Claimed(parts.get(false), parts.get(true));
    }

    /** Gives back those of these, all in groups, that the node must not keep; their positions. */
    Set<Long> unclaim(long node, BacklogId backlog, List<Long> orderKeys, boolean inOrder) throws JMSException {
        List<Long> positions = orderKeys.stream().map(OrderKey::position).toList();
        Set<Long> lost = database.once(
                "settling who takes from message groups of " + backlog,
                connection -> unclaim(connection, node, backlog, positions, inOrder));
        orderKeys.stream()
                .filter(orderKey -> lost.contains(OrderKey.position(orderKey)))
                .min(Comparator.naturalOrder())
                .ifPresent(first -> unclaimed.accept(List.of(new Hint(backlog, first))));
        return lost;
    }

    private static Set<Long> unclaim(
            StoreConnection connection, long node, BacklogId backlog, List<Long> grouped, boolean inOrder)
            throws SQLException {
        PreparedStatement update = connection.prepare(
                backlog.kind() == BacklogId.Kind.QUEUE
                        ? SharedSql.UNCLAIM_CONTESTED_MESSAGES
                        : SharedSql.UNCLAIM_CONTESTED_DELIVERIES);
        connection.dialect().setNumbers(update, 1, grouped);
        update.setLong(2, node);
        update.setLong(3, backlog.id());
        update.setLong(4, backlog.id());
        update.setLong(5, node);
        update.setBoolean(6, inOrder);
        update.setLong(7, backlog.id());
        Set<Long> lost = new HashSet<>(0);
        try (ResultSet rows = update.executeQuery()) {
            while (rows.next()) {
                lost.add(rows.getLong(1));
            }
        }
        return lost;
    }
}
