package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.Timer;
import io.rowmq.spi.TypedJson;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.read.StoredBody;
import java.sql.SQLException;
import java.util.Arrays;

/** Collects the rows of sends and inserts them. */
final class SendWriter {

    private final Batch messages;
    private final Batch deliveries;
    private final Batch parts;
    private final Batch timers;

    SendWriter(StoreConnection connection) {
        messages = new Batch(connection, Sql.INSERT_MESSAGE);
        deliveries = new Batch(connection, Sql.INSERT_DELIVERY);
        parts = new Batch(connection, Sql.INSERT_BODY_PART);
        timers = new Batch(connection, Sql.INSERT_TIMER);
    }

    void add(Send send, long position) throws SQLException {
        BacklogId first = send.routes().get(0);
        boolean queue = first.kind() == BacklogId.Kind.QUEUE;
        boolean delayed = send.dueTime() != 0;
        addMessage(send, position, queue, delayed);
        if (!queue) {
            for (BacklogId route : send.routes()) {
                addDelivery(send, position, route, delayed);
            }
        }
        if (delayed || send.message().expiration() != 0) {
            for (BacklogId route : send.routes()) {
                addTimers(send, position, route);
            }
        }
    }

    private void addMessage(Send send, long position, boolean queue, boolean delayed) throws SQLException {
        StoredMessage message = send.message();
        boolean inlineOrder = queue && !delayed;
        messages.begin().set(position).set(message.destinationId());
        if (inlineOrder) {
            messages.set(OrderKey.of(message.priority(), position));
        } else {
            messages.setNullLong();
        }
        messages.set(queue ? state(delayed) : "TOPIC")
                .set(message.priority())
                .set(queue ? send.dueTime() : 0L)
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

    private void addDelivery(Send send, long position, BacklogId route, boolean delayed) throws SQLException {
        deliveries.begin().set(position).set(route.id());
        if (delayed) {
            deliveries.setNullLong();
        } else {
            deliveries.set(OrderKey.of(send.message().priority(), position));
        }
        deliveries.set(state(delayed)).set(send.dueTime());
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

    private static String state(boolean delayed) {
        return delayed ? "DELAYED" : "READY";
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
