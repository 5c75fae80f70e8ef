package io.rowmq.store.jdbc.internal.claim;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Takes claims away from nodes that are dead, so that others can have them; the counts stay raised. */
public final class Releases {

    private static final int AT_ONCE = 500;

    private final Database database;
    private final Consumer<Collection<Hint>> released;

    /**
     * Releases claims of an open database.
     *
     * @param released is told what has become ready
     */
    public Releases(Database database, Consumer<Collection<Hint>> released) {
        this.database = database;
        this.released = released;
    }

    /** Releases some claims; whether there may be more. */
    boolean release(BacklogId.Kind kind, List<Long> nodes) throws JMSException {
        List<Hint> hints = database.once("taking back what stopped JVMs had claimed", connection -> {
            PreparedStatement update = connection.prepare(
                    kind == BacklogId.Kind.QUEUE ? SharedSql.RELEASE_MESSAGES : SharedSql.RELEASE_DELIVERIES);
            connection.dialect().setNumbers(update, 1, nodes);
            update.setInt(2, AT_ONCE);
            update.setInt(3, AT_ONCE);
            List<Hint> found = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    found.add(new Hint(new BacklogId(kind, rows.getLong(1)), rows.getLong(2)));
                }
            }
            return found;
        });
        if (!hints.isEmpty()) {
            released.accept(hints);
        }
        // others may have taken some of those that were looked at
        return !hints.isEmpty();
    }
}
