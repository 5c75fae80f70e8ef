package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.Timer;
import io.rowmq.spi.TypedJson;
import io.rowmq.store.jdbc.internal.claim.GroupKey;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.read.StoredBody;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Collects the rows of sends and inserts them. */
final class SendWriter {

    private final Batch messages;
    private final Batch deliveries;
    private final Batch parts;
    private final Batch timers;
    /** Whether rows say which message group they are in: only where several JVMs may share the database. */
    private final boolean grouping;

    SendWriter(StoreConnection connection) {
        messages = new Batch(connection, Sql.INSERT_MESSAGE);
        deliveries = new Batch(connection, Sql.INSERT_DELIVERY);
        parts = new Batch(connection, Sql.INSERT_BODY_PART);
        timers = new Batch(connection, Sql.INSERT_TIMER);
        grouping = connection.dialect().shares();
    }

    /**
     * How a delivery begins.
     *
     * @param state its state
     * @param ordered whether it can be handed out, so that it has its place in the order of delivery
     * @param dueTime when it can be, 0 for at once
     */
    private record Beginning(String state, boolean ordered, long dueTime) {
        static final Beginning PREPARED = new Beginning("PREPARED", false, 0);
        static final Beginning TOPIC = new Beginning("TOPIC", false, 0);
        static final Beginning READY = new Beginning("READY", true, 0);

        static Beginning of(Send send, boolean prepared) {
            if (prepared) {
                return PREPARED;
            }
            return send.dueTime() == 0 ? READY : new Beginning("DELAYED", false, send.dueTime());
        }
    }

    /** Says which sends will be added. */
    void expect(List<Send> sends) {
        messages.expect(sends.size());
        for (Send send : sends) {
            if (!queue(send)) {
                deliveries.expect(send.routes().size());
            }
        }
    }

    private static boolean queue(Send send) {
        return send.routes().get(0).kind() == BacklogId.Kind.QUEUE;
    }

    /** What is only prepared has neither a place in the order of delivery nor timers. */
    void add(Send send, long position, boolean prepared) throws SQLException {
        boolean queue = queue(send);
        Beginning beginning = Beginning.of(send, prepared);
        addMessage(send, position, queue ? beginning : Beginning.TOPIC);
        if (!queue) {
            for (BacklogId route : send.routes()) {
                addDelivery(send, position, route, beginning);
            }
        }
        if (!prepared && (send.dueTime() != 0 || send.message().expiration() != 0)) {
            for (BacklogId route : send.routes()) {
                addTimers(send, position, route);
            }
        }
    }

    private void addMessage(Send send, long position, Beginning beginning) throws SQLException {
        StoredMessage message = send.message();
        messages.begin().set(position).set(message.destinationId());
        setOrder(messages, send, position, beginning);
        messages.set(beginning.state())
                .set(message.priority())
                .set(beginning.dueTime())
                .set(message.persistent())
                .set(message.timestamp())
                .set(message.expiration())
                .set(message.deliveryTime())
                .set(message.messageId())
                .set(message.correlationId())
                .set(message.replyTo())
                .set(message.type())
                .set(message.properties().isEmpty() ? null : TypedJson.encode(message.properties()))
                .set(message.body().type().name());
        addBody(message.body(), position);
        addGroup(messages, message);
    }

    private void addGroup(Batch batch, StoredMessage message) throws SQLException {
        String group = message.group();
        if (!grouping) {
            return;
        }
        if (group == null) {
            batch.setNullLong();
        } else {
            batch.set(GroupKey.of(group));
        }
    }

    private void addBody(MessageBody body, long position) throws SQLException {
        if (!StoredBody.large(body)) {
            messages.set(0L).set(body.text()).set(body.bytes());
            return;
        }
        byte[] content = StoredBody.content(body);
        messages.set((long) content.length).set((String) null).set((byte[]) null);
        int part = 0;
        for (int from = 0; from < content.length; from += StoredBody.PART_SIZE) {
            int to = Math.min(content.length, from + StoredBody.PART_SIZE);
            parts.begin().set(position).set(part++).set(Arrays.copyOfRange(content, from, to));
        }
    }

    private void addDelivery(Send send, long position, BacklogId route, Beginning beginning) throws SQLException {
        deliveries.begin().set(position).set(route.id());
        setOrder(deliveries, send, position, beginning);
        deliveries.set(beginning.state()).set(beginning.dueTime());
        addGroup(deliveries, send.message());
    }

    private static void setOrder(Batch batch, Send send, long position, Beginning beginning) throws SQLException {
        if (beginning.ordered()) {
            batch.set(OrderKey.of(send.message().priority(), position));
        } else {
            batch.setNullLong();
        }
    }

    private void addTimers(Send send, long position, BacklogId route) throws SQLException {
        int priority = send.message().priority();
        if (send.dueTime() != 0) {
            addTimer(timers, send.dueTime(), position, route, Timer.Kind.DUE, priority);
        }
        if (send.message().expiration() != 0) {
            addTimer(timers, send.message().expiration(), position, route, Timer.Kind.EXPIRY, priority);
        }
    }

    static void addTimer(Batch to, long at, long position, BacklogId backlog, Timer.Kind kind, int priority)
            throws SQLException {
        to.begin()
                .set(at)
                .set(position)
                .set(backlog.kind().name())
                .set(backlog.id())
                .set(kind.name())
                .set(priority);
    }

    /** Inserts everything; whether there were large bodies. */
    boolean run() throws SQLException {
        messages.run();
        deliveries.run();
        timers.run();
        boolean large = parts.size() > 0;
        parts.run();
        return large;
    }
}
