package io.rowmq.store.jdbc;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Effect;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.Premise;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.SharedStore;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two stores on one database, which stand for two JVMs, each with a node, and a queue. */
abstract class TwoStores {

    static final Duration LEASE = Duration.ofMinutes(10);

    SharedStore one;
    SharedStore other;
    long oneNode;
    long otherNode;
    BacklogId orders;

    /** Settings of an empty database, the same throughout a test. */
    abstract StoreSettings settings();

    @BeforeEach
    void open() throws JMSException {
        one = openStore();
        other = openStore();
        oneNode = one.nodes().join("one", LEASE);
        otherNode = other.nodes().join("other", LEASE);
        orders = BacklogId.queue(
                one.registry().destination(DestinationRow.Kind.QUEUE, "orders").id());
    }

    private SharedStore openStore() throws JMSException {
        SharedStore store = (SharedStore) new JdbcStoreProvider().open(settings());
        store.start(HandoutRecorder.NONE);
        return store;
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    static List<String> ids(List<StoredDelivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.message().messageId())
                .toList();
    }

    static WorkUnit by(long node, Settlement... settlements) {
        return WorkUnit.of(List.of(), List.of(settlements), Effect.NONE).given(new Premise(node, 0));
    }
}
