package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine on a store in memory with a clock driven by hand, and what tests of single themes do with it. */
final class EngineBench implements AutoCloseable {

    final MemoryStore store = new MemoryStore();
    final ManualTime time = new ManualTime();
    final Origin origin = new Origin(1, null);
    private final EngineOptions options;
    Engine engine;

    /** An engine with a small buffer. */
    EngineBench() throws JMSException {
        this(10, 8);
    }

    EngineBench(int maxDeliveries, int bufferMessages) throws JMSException {
        options = new EngineOptions(
                new RedeliveryPolicy(maxDeliveries, Duration.ZERO, 1, Duration.ZERO),
                1 << 20,
                bufferMessages,
                1 << 20,
                0,
                600_000);
        engine = Engine.open(store, options, time);
    }

    /** What is left when the JVM is killed: the store, which counts what its records name. */
    void crash() throws JMSException {
        store.crash();
        engine = Engine.open(store, options, time);
    }

    StoredDestination queue() throws JMSException {
        return engine.queue("orders");
    }

    Reader reader() throws JMSException {
        return engine.readQueue(queue(), null);
    }

    void send(String id) throws JMSException {
        send(queue(), id, 0);
    }

    void send(StoredDestination to, String id, long deliveryTime) throws JMSException {
        engine.send(origin, to, message(to, id, deliveryTime));
    }

    StoredMessage message(StoredDestination to, String id, long deliveryTime) {
        return message(to, id, deliveryTime, 0);
    }

    StoredMessage message(StoredDestination to, String id, long deliveryTime, long expiration) {
        return new StoredMessage(
                id,
                to.id(),
                4,
                true,
                time.now(),
                expiration,
                deliveryTime,
                null,
                null,
                null,
                Map.of(),
                MessageBody.ofText(BodyType.TEXT, id));
    }

    List<String> drain(Reader reader) throws JMSException {
        List<String> ids = new ArrayList<>();
        for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
            ids.add(claim.message().messageId());
            engine.acknowledge(List.of(claim));
        }
        return ids;
    }

    @Override
    public void close() {
        engine.close();
    }
}
