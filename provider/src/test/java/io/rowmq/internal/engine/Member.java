package io.rowmq.internal.engine;

import static org.awaitility.Awaitility.await;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/** One of several engines that share a database in memory, with what tests do to it. */
final class Member implements AutoCloseable {

    /** The lease of all members. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration STEP = Duration.ofMillis(500);

    final MemoryPeer store;
    final Engine engine;
    final ManualTime time = new ManualTime();
    final Origin origin = new Origin(1, null);
    private final SharedMemory memory;

    Member(SharedMemory memory) throws JMSException {
        this(memory, new RedeliveryPolicy(3, Duration.ZERO, 1, Duration.ZERO));
    }

    Member(SharedMemory memory, RedeliveryPolicy redelivery) throws JMSException {
        this.memory = memory;
        this.store = new MemoryPeer(memory);
        this.engine =
                Engine.open(store, new EngineOptions(redelivery, 1 << 20, 1_000, 1 << 20, 0, 600_000, LEASE), time);
    }

    /** Time passes for this member alone: the clocks of others and of the database stand still. */
    void advance(Duration duration) {
        time.advance(duration.toMillis());
    }

    /** Time passes for the database and these members. */
    static void advance(SharedMemory memory, Duration duration, Member... members) {
        for (long passed = 0; passed < duration.toMillis(); passed += STEP.toMillis()) {
            memory.time.advance(STEP.toMillis());
            for (Member member : members) {
                member.time.advance(STEP.toMillis());
            }
            for (Member member : members) {
                member.awaitRenewal();
            }
        }
    }

    /** Time passes until these members have buried all others. */
    static void outlive(SharedMemory memory, Member... alive) {
        advance(memory, LEASE, alive);
        soon().until(() -> {
            if (memory.nodes.size() > alive.length) {
                advance(memory, STEP, alive);
            }
            return memory.nodes.size() == alive.length;
        });
    }

    /** Its own clock may run ahead meanwhile. */
    private void awaitRenewal() {
        soon().until(() -> {
            boolean renewed = memory.nodes.renewedWithin(store.node, LEASE.dividedBy(2), LEASE);
            if (!renewed) {
                time.advance(STEP.toMillis());
            }
            return renewed;
        });
    }

    /** Waits for what other threads do; looks often. */
    static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    StoredDestination queue() throws JMSException {
        return engine.queue("orders");
    }

    Reader reader() throws JMSException {
        return engine.readQueue(queue(), null);
    }

    Reader reader(String selector) throws JMSException {
        return engine.readQueue(queue(), selector);
    }

    void send(String... ids) throws JMSException {
        for (String id : ids) {
            send(queue(), id, 4);
        }
    }

    void send(StoredDestination to, String id, int priority) throws JMSException {
        engine.send(origin, to, message(to, id, priority, 0, 0));
    }

    StoredMessage message(StoredDestination to, String id, int priority, long expiration, long deliveryTime) {
        return new StoredMessage(
                id,
                to.id(),
                priority,
                true,
                0,
                expiration,
                deliveryTime,
                null,
                null,
                null,
                Map.of("id", id),
                MessageBody.ofText(BodyType.TEXT, id));
    }

    void acknowledge(Claim claim) throws JMSException {
        engine.acknowledge(List.of(claim));
    }

    void giveBack(Claim claim) throws JMSException {
        engine.giveBack(List.of(claim), null);
    }

    /** Receives and acknowledges all there is. */
    List<String> drain(Reader reader) throws JMSException {
        List<String> ids = new ArrayList<>();
        for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
            ids.add(claim.message().messageId());
            acknowledge(claim);
        }
        return ids;
    }

    /** What a row of the queue says, null if it is gone. */
    SharedMemory.Row row(String id) throws JMSException {
        return memory.row(BacklogId.queue(queue().id()), id);
    }

    @Override
    public void close() {
        engine.close();
    }
}
