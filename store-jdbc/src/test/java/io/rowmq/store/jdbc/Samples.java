package io.rowmq.store.jdbc;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.WorkUnit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Messages, sends and settings for tests. */
final class Samples {

    static final BacklogId ORDERS = BacklogId.queue(1);
    static final BacklogId NEWS_A = BacklogId.subscription(11);
    static final BacklogId NEWS_B = BacklogId.subscription(12);
    static final long NEWS = 10;

    private Samples() {}

    static StoreSettings settings(String url) {
        return settings(url, null, null, null, Sharing.AUTO, InitializeSchema.EMBEDDED);
    }

    static StoreSettings settings(
            @Nullable String url,
            @Nullable DataSource dataSource,
            @Nullable String user,
            @Nullable String password,
            Sharing sharing,
            InitializeSchema initialize) {
        return new StoreSettings(
                url,
                dataSource,
                user,
                password,
                Durability.DISK,
                sharing,
                null,
                "rowmq_",
                initialize,
                Clock.systemUTC());
    }

    static StoredMessage message(String id, long destination, int priority, long expiration, MessageBody body) {
        return new StoredMessage(
                id, destination, priority, true, 1000, expiration, 1000, null, null, null, Map.of(), body);
    }

    static MessageBody text(String text) {
        return MessageBody.ofText(BodyType.TEXT, text);
    }

    static Send send(String id) {
        return send(id, 4);
    }

    static Send send(String id, int priority) {
        return new Send(message(id, ORDERS.id(), priority, 0, text(id)), List.of(ORDERS), 0);
    }

    static Send send(String id, MessageBody body) {
        return new Send(message(id, ORDERS.id(), 4, 0, body), List.of(ORDERS), 0);
    }

    static Send delayed(String id, long dueTime, long expiration) {
        return new Send(message(id, ORDERS.id(), 4, expiration, text(id)), List.of(ORDERS), dueTime);
    }

    static Send publish(String id, BacklogId... subscriptions) {
        return new Send(message(id, NEWS, 4, 0, text(id)), List.of(subscriptions), 0);
    }

    static WorkUnit unit(Send... sends) {
        return WorkUnit.of(List.of(sends), List.of(), Effect.NONE);
    }

    static WorkUnit unit(Effect effect, Send... sends) {
        return WorkUnit.of(List.of(sends), List.of(), effect);
    }

    static WorkUnit unit(Settlement... settlements) {
        return WorkUnit.of(List.of(), List.of(settlements), Effect.NONE);
    }

    static Settlement remove(BacklogId backlog, long position) {
        return new Settlement.Remove(backlog, position, 0, 0);
    }
}
