package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.BranchId;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of branches start from: an engine on a store in memory, and two sessions. */
abstract class BranchBench {

    static final int MAX_DELIVERIES = 2;

    final MemoryStore store = new MemoryStore();
    final ManualTime time = new ManualTime();
    final Origin origin = new Origin(1, null);
    final BranchId id = branch(1);
    Engine engine;
    StoredDestination queue;
    Enlistment one;
    Enlistment two;

    @BeforeEach
    void open() throws JMSException {
        engine = Engine.open(
                store,
                new EngineOptions(
                        new RedeliveryPolicy(MAX_DELIVERIES, Duration.ZERO, 1.0, Duration.ZERO),
                        1 << 20,
                        8,
                        1 << 20,
                        0,
                        60_000),
                time);
        queue = engine.queue("orders");
        one = engine.branches().enlist();
        two = engine.branches().enlist();
    }

    @AfterEach
    void close() {
        store.failure = null;
        engine.close();
    }

    /** Opens the store again; the former engine just ends, as in a crash. */
    void crash() throws JMSException {
        open();
    }

    static BranchId branch(int number) {
        return new BranchId(4711, "0" + number, "0" + number);
    }

    Branches branches() {
        return engine.branches();
    }

    void start(Enlistment session, BranchId branch) throws XAException {
        session.start(branch, XAResource.TMNOFLAGS, Duration.ZERO);
    }

    void end(Enlistment session, BranchId branch) throws XAException {
        session.end(branch, XAResource.TMSUCCESS);
    }

    StoredMessage message(String messageId, long expiration, long deliveryTime) {
        return message(messageId, expiration, deliveryTime, Map.of());
    }

    StoredMessage message(
            String messageId, long expiration, long deliveryTime, Map<String, @Nullable Object> properties) {
        return new StoredMessage(
                messageId,
                queue.id(),
                4,
                true,
                time.now(),
                expiration,
                deliveryTime,
                null,
                null,
                null,
                properties,
                MessageBody.ofText(BodyType.TEXT, messageId));
    }

    StoredMessage message(String messageId) {
        return message(messageId, 0, 0);
    }

    void send(Enlistment session, String messageId) throws JMSException {
        session.current().send(origin, queue, message(messageId));
    }

    /** Sends outside of any transaction. */
    void send(String... messageIds) throws JMSException {
        for (String messageId : messageIds) {
            engine.send(origin, queue, message(messageId));
        }
    }

    Claim receive(Enlistment session) throws JMSException {
        try (Reader reader = engine.readQueue(queue, null)) {
            Claim claim = reader.poll();
            session.current().received(claim);
            return claim;
        }
    }

    /** What can be received now; acknowledged. */
    List<String> drain() throws JMSException {
        return drain(queue).stream().map(claim -> claim.message().messageId()).toList();
    }

    List<Claim> drain(StoredDestination from) throws JMSException {
        List<Claim> drained = new ArrayList<>();
        try (Reader reader = engine.readQueue(from, null)) {
            for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
                drained.add(claim);
            }
        }
        engine.acknowledge(drained);
        return drained;
    }

    /** A branch that has received the first message and sent another, prepared. */
    void prepareExchange(String reply) throws JMSException, XAException {
        start(one, id);
        receive(one);
        send(one, reply);
        end(one, id);
        branches().prepare(id);
    }

    static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        XAException.class,
                        e -> assertThat(e.errorCode).as(e.getMessage()).isEqualTo(code));
    }
}
