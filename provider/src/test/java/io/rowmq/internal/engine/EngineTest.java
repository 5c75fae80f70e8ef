package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TransactionRolledBackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine promises to the client, on a store in memory and with a clock driven by hand. */
class EngineTest {

    private final MemoryStore store = new MemoryStore();
    private final ManualTime time = new ManualTime();
    private final Origin origin = new Origin(1, null);
    private Engine engine;
    private StoredDestination queue;

    @BeforeEach
    void open() throws JMSException {
        engine = open(new EngineOptions(
                new RedeliveryPolicy(3, Duration.ofMillis(100), 2.0, Duration.ofMinutes(1)),
                1 << 20,
                8,
                1 << 20,
                1_000,
                60_000));
        queue = engine.queue("orders");
    }

    private Engine open(EngineOptions options) throws JMSException {
        return Engine.open(store, options, time);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void deliversInOrderOfPriorityThenCommit() throws JMSException {
        send("a", 4, 0, 0);
        send("b", 9, 0, 0);
        send("c", 4, 0, 0);
        assertThat(drain(reader())).containsExactly("b", "a", "c");
    }

    @Test
    void keepsOrderWhenTheBacklogIsLargerThanTheBuffer() throws JMSException {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            send("m" + i, 4, 0, 0);
            sent.add("m" + i);
        }
        assertThat(drain(reader())).isEqualTo(sent);
    }

    @Test
    void putsAnUrgentMessageBeforeAFullBuffer() throws JMSException {
        for (int i = 0; i < 20; i++) {
            send("m" + i, 4, 0, 0);
        }
        Reader reader = reader();
        Claim first = reader.poll();
        send("urgent", 8, 0, 0);
        assertThat(first.message().messageId()).isEqualTo("m0");
        assertThat(drain(reader)).startsWith("urgent", "m1").hasSize(20);
    }

    @Test
    void neverDeliversTwiceWhatAnotherReaderHas() throws JMSException {
        for (int i = 0; i < 30; i++) {
            send("m" + i, 4, 0, 0);
        }
        Reader one = reader();
        Reader two = reader();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            seen.add(one.poll().message().messageId());
            seen.add(two.poll().message().messageId());
        }
        assertThat(one.poll()).isNull();
        assertThat(two.poll()).isNull();
        assertThat(seen).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void readsNothingFromTheStoreWhenTheQueueIsCaughtUp() throws JMSException {
        Reader reader = reader();
        assertThat(reader.poll()).isNull();
        int before = store.pages;
        for (int i = 0; i < 5; i++) {
            send("m" + i, 4, 0, 0);
            acknowledge(reader.poll());
        }
        assertThat(reader.poll()).isNull();
        assertThat(store.pages).isEqualTo(before);
    }

    @Test
    void aMessageThatArrivesWhileAPageIsReadIsDeliveredOnceAndInPlace() throws JMSException {
        for (int i = 0; i < 20; i++) {
            send("m" + i, 4, 0, 0);
        }
        Reader reader = reader();
        List<Claim> claims = new ArrayList<>();
        boolean[] sent = new boolean[1];
        store.duringPage = () -> {
            if (!sent[0]) {
                sent[0] = true;
                sendUnchecked("late");
            }
        };
        for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
            claims.add(claim);
        }
        assertThat(sent[0]).isTrue();
        assertThat(ids(claims)).hasSize(21).doesNotHaveDuplicates().endsWith("m19", "late");
    }

    @Test
    void aDeliveryThatIsSettledWhileAPageIsReadDoesNotComeBack() throws JMSException {
        for (int i = 0; i < 12; i++) {
            send("m" + i, 4, 0, 0);
        }
        Reader selecting = engine.readQueue(queue, "JMSPriority = 4");
        Reader all = reader();
        Claim first = all.poll();
        boolean[] settled = new boolean[1];
        store.duringPage = () -> {
            if (!settled[0]) {
                settled[0] = true;
                acknowledgeUnchecked(first);
            }
        };
        assertThat(drain(selecting)).hasSize(11).doesNotContain("m0");
    }

    @Test
    void handsOutOnlyWhatACommittedRecordCovers() throws JMSException {
        send("a", 4, 0, 0);
        Reader reader = reader();
        reader.poll();
        assertThat(store.handouts.get(BacklogId.queue(queue.id()))).isEqualTo("1");
    }

    @Test
    void aReaderThatWaitsIsCoveredByTheSendItself() throws JMSException {
        Reader reader = reader();
        assertThat(reader.arm(() -> {})).isTrue();
        int before = store.commits;
        send("a", 4, 0, 0);
        assertThat(reader.poll()).isNotNull();
        assertThat(store.commits - before).isEqualTo(1);
        assertThat(store.handouts.get(BacklogId.queue(queue.id()))).isEqualTo("1");
    }

    @Test
    void aRolledBackDeliveryComesAgainAfterItsDelayWithAHigherCount() throws JMSException {
        send("a", 4, 0, 0);
        Reader reader = reader();
        Work work = engine.newWork(origin);
        Claim first = reader.poll();
        assertThat(first.deliveryCount()).isEqualTo(1);
        work.received(first);
        work.rollback(null);
        assertThat(reader.poll()).isNull();
        time.advance(99);
        assertThat(reader.poll()).isNull();
        time.advance(1);
        assertThat(reader.poll().deliveryCount()).isEqualTo(2);
    }

    @Test
    void aMessageThatIsDeliveredTooOftenBecomesADeadLetterWithItsReason() throws JMSException {
        send("a", 4, 0, 0);
        Reader reader = reader();
        for (int i = 0; i < 3; i++) {
            engine.giveBack(List.of(reader.poll()), new IllegalArgumentException("no such customer"));
            time.advance(1_000);
        }
        assertThat(reader.poll()).isNull();
        Claim letter = engine.readQueue(engine.queue("DLQ.orders"), null).poll();
        assertThat(letter.message().properties())
                .containsEntry("JMS_RowMQ_DeadLetterReason", "MAX_DELIVERIES")
                .containsEntry("JMS_RowMQ_OriginalDestination", "queue://orders")
                .containsEntry("JMS_RowMQ_DeliveryCount", 3)
                .containsEntry("JMS_RowMQ_ExceptionMessage", "no such customer");
    }

    @Test
    void sendsOfARolledBackTransactionAreNeverSeen() throws JMSException {
        Work work = engine.newWork(origin);
        work.send(queue, message("a", 4, 0, 0));
        work.rollback(null);
        work.commit();
        assertThat(reader().poll()).isNull();
    }

    @Test
    void aCommitThatFailsGivesBackWhatItReceivedAndSendsNothing() throws JMSException {
        send("a", 4, 0, 0);
        Reader reader = reader();
        Work work = engine.newWork(origin);
        work.received(reader.poll());
        work.send(queue, message("b", 4, 0, 0));
        store.failure = new JMSException("disk full");
        assertThatThrownBy(work::commit)
                .isInstanceOf(TransactionRolledBackException.class)
                .hasMessageContaining("disk full");
        store.failure = null;
        Claim again = reader.poll();
        assertThat(again.message().messageId()).isEqualTo("a");
        assertThat(again.deliveryCount()).isEqualTo(2);
        assertThat(reader.poll()).isNull();
    }

    @Test
    void aDelayedMessageComesWhenItIsDueAndNotBefore() throws JMSException {
        send("later", 4, 0, time.now() + 500);
        Reader reader = reader();
        assertThat(reader.poll()).isNull();
        boolean[] signalled = new boolean[1];
        reader.arm(() -> signalled[0] = true);
        time.advance(499);
        assertThat(signalled[0]).isFalse();
        time.advance(1);
        assertThat(signalled[0]).isTrue();
        assertThat(reader.poll().message().messageId()).isEqualTo("later");
    }

    @Test
    void anExpiredMessageIsRemovedAndNotDelivered() throws JMSException {
        send("short", 4, time.now() + 10, 0);
        send("long", 4, 0, 0);
        time.advance(10);
        assertThat(drain(reader())).containsExactly("long");
        assertThat(store.deliveries(BacklogId.queue(queue.id()), "short")).isEqualTo(-1);
    }

    @Test
    void aMessageThatExpiresInSomebodysHandsIsTheirs() throws JMSException {
        send("short", 4, time.now() + 10, 0);
        Claim claim = reader().poll();
        time.advance(20);
        assertThat(store.deliveries(BacklogId.queue(queue.id()), "short")).isZero();
        engine.acknowledge(List.of(claim));
        assertThat(store.deliveries(BacklogId.queue(queue.id()), "short")).isEqualTo(-1);
    }

    @Test
    void aSelectingReaderFindsItsMessageBehindAFullBufferOfOthers() throws JMSException {
        for (int i = 0; i < 50; i++) {
            send("m" + i, 4, 0, 0);
        }
        send("low", 1, 0, 0);
        Reader selecting = engine.readQueue(queue, "JMSPriority < 4");
        assertThat(drain(selecting)).containsExactly("low");
    }

    @Test
    void oneMessageWakesOneReaderAndAWithdrawnSignalGoesOn() throws JMSException {
        Reader one = reader();
        Reader two = reader();
        List<String> signals = new ArrayList<>();
        one.arm(() -> signals.add("one"));
        two.arm(() -> signals.add("two"));
        send("a", 4, 0, 0);
        assertThat(signals).containsExactly("one");
        one.disarm();
        assertThat(signals).containsExactly("one", "two");
    }

    @Test
    void eachSubscriptionGetsEachMessageAndNonDurableOnesEndWithTheirReader() throws JMSException {
        StoredDestination topic = engine.topic("news");
        Reader durable = engine.subscribe(topic, spec(SubscriptionSpec.Kind.SHARED_DURABLE, "d"));
        Reader plain = engine.subscribe(topic, spec(SubscriptionSpec.Kind.NON_DURABLE, null));
        engine.send(origin, topic, message("a", 4, 0, 0));
        assertThat(drain(plain)).containsExactly("a");
        plain.close();
        durable.close();
        engine.send(origin, topic, message("b", 4, 0, 0));
        assertThat(drain(engine.subscribe(topic, spec(SubscriptionSpec.Kind.SHARED_DURABLE, "d"))))
                .containsExactly("a", "b");
    }

    @Test
    void readersOfASharedSubscriptionShareItsMessages() throws JMSException {
        StoredDestination topic = engine.topic("news");
        Reader one = engine.subscribe(topic, spec(SubscriptionSpec.Kind.SHARED_NON_DURABLE, "s"));
        Reader two = engine.subscribe(topic, spec(SubscriptionSpec.Kind.SHARED_NON_DURABLE, "s"));
        engine.send(origin, topic, message("a", 4, 0, 0));
        engine.send(origin, topic, message("b", 4, 0, 0));
        assertThat(one.poll().message().messageId()).isEqualTo("a");
        assertThat(two.poll().message().messageId()).isEqualTo("b");
    }

    private static SubscriptionSpec spec(SubscriptionSpec.Kind kind, String name) {
        return new SubscriptionSpec(kind, name, null, false, new Origin(2, null));
    }

    private Reader reader() throws JMSException {
        return engine.readQueue(queue, null);
    }

    private List<String> drain(Reader reader) throws JMSException {
        List<Claim> claims = new ArrayList<>();
        for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
            claims.add(claim);
        }
        engine.acknowledge(claims);
        return ids(claims);
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.message().messageId()).toList();
    }

    private void acknowledge(Claim claim) throws JMSException {
        engine.acknowledge(List.of(claim));
    }

    private void acknowledgeUnchecked(Claim claim) {
        try {
            acknowledge(claim);
        } catch (JMSException failure) {
            throw new AssertionError(failure);
        }
    }

    private void sendUnchecked(String id) {
        try {
            send(id, 4, 0, 0);
        } catch (JMSException failure) {
            throw new AssertionError(failure);
        }
    }

    private void send(String id, int priority, long expiration, long deliveryTime) throws JMSException {
        engine.send(origin, queue, message(id, priority, expiration, deliveryTime));
    }

    private StoredMessage message(String id, int priority, long expiration, long deliveryTime) {
        return new StoredMessage(
                id,
                queue.id(),
                priority,
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
}
