package io.rowmq.internal.engine;

import static io.rowmq.policy.DestinationSetting.DEAD_LETTER_QUEUE;
import static io.rowmq.policy.DestinationSetting.EXPIRY_QUEUE;
import static io.rowmq.policy.DestinationSetting.MAX_DELIVERIES;
import static io.rowmq.policy.DestinationSetting.MAX_REDELIVERY_DELAY;
import static io.rowmq.policy.DestinationSetting.PAUSED;
import static io.rowmq.policy.DestinationSetting.REDELIVERY_DELAY;
import static io.rowmq.policy.DestinationSetting.STRICT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings of single destinations: redelivery, dead letters, expiry, pauses. */
class PolicyTest {

    private EngineBench bench;
    private Policies policies;

    @BeforeEach
    void open() throws JMSException {
        bench = new EngineBench();
        policies = bench.engine.parts().policies();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theMostSpecificPatternDecidesEachSettingForItself() throws JMSException {
        policies.put("**", MAX_DELIVERIES, "7");
        policies.put("ord*", REDELIVERY_DELAY, "5");
        policies.put("orders", MAX_DELIVERIES, "2");
        policies.put("topic://orders", MAX_DELIVERIES, "9");
        assertThat(bench.engine.policy(bench.queue()).redelivery().maxDeliveries())
                .isEqualTo(2);
        assertThat(bench.engine.policy(bench.queue()).redelivery().delay()).hasMillis(5);
        assertThat(bench.engine.policy(bench.engine.queue("bills")).redelivery().maxDeliveries())
                .isEqualTo(7);
        policies.remove("orders", MAX_DELIVERIES);
        assertThat(bench.engine.policy(bench.queue()).redelivery().maxDeliveries())
                .isEqualTo(7);
    }

    @Test
    void whatIsNotAllowedIsRefusedAndNothingChanges() {
        assertThatThrownBy(() -> policies.put("orders", MAX_DELIVERIES, "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxDeliveries='0'")
                .hasMessageContaining("at least 1");
        assertThat(policies.rows()).isEmpty();
    }

    @Test
    void aPausedQueueLooksEmptyAndResumingWakesWhoWaits() throws JMSException {
        bench.send("before");
        policies.put("queue://orders", PAUSED, "true");
        Reader reader = bench.reader();
        int[] signals = new int[1];
        assertThat(reader.poll()).isNull();
        assertThat(reader.arm(() -> signals[0]++)).isTrue();
        bench.send("during");
        assertThat(signals[0]).isZero();
        policies.remove("queue://orders", PAUSED);
        assertThat(signals[0]).isEqualTo(1);
        assertThat(bench.drain(reader)).containsExactly("before", "during");
    }

    @Test
    void aPauseOutlivesTheEngine() throws JMSException {
        policies.put("queue://orders", PAUSED, "true");
        bench.send("a");
        bench.crash();
        assertThat(bench.reader().poll()).isNull();
        bench.engine.parts().policies().remove("queue://orders", PAUSED);
        assertThat(bench.drain(bench.reader())).containsExactly("a");
    }

    @Test
    void inStrictOrderNothingOvertakesWhatWaitsForItsRedelivery() throws JMSException {
        policies.put("orders", STRICT_ORDER, "true");
        policies.put("orders", REDELIVERY_DELAY, "100");
        policies.put("orders", MAX_REDELIVERY_DELAY, "100");
        bench.send("a");
        bench.send("b");
        Reader reader = bench.reader();
        fail(reader.poll());
        assertThat(reader.poll()).isNull();
        int[] signals = new int[1];
        assertThat(reader.arm(() -> signals[0]++)).isTrue();
        bench.send("c");
        bench.time.advance(99);
        assertThat(signals[0]).isZero();
        bench.time.advance(1);
        assertThat(signals[0]).isEqualTo(1);
        assertThat(bench.drain(reader)).containsExactly("a", "b", "c");
    }

    @Test
    void withoutStrictOrderOthersOvertake() throws JMSException {
        policies.put("orders", REDELIVERY_DELAY, "100");
        policies.put("orders", MAX_REDELIVERY_DELAY, "100");
        bench.send("a");
        bench.send("b");
        Reader reader = bench.reader();
        fail(reader.poll());
        assertThat(bench.drain(reader)).containsExactly("b");
        bench.time.advance(100);
        assertThat(bench.drain(reader)).containsExactly("a");
    }

    @Test
    void deadLettersGoToTheQueueThatIsSet() throws JMSException {
        policies.put("orders", MAX_DELIVERIES, "1");
        policies.put("orders", DEAD_LETTER_QUEUE, "errors");
        bench.send("a");
        fail(bench.reader().poll());
        Claim letter =
                bench.engine.readQueue(bench.engine.queue("errors"), null).poll();
        assertThat(letter.message().properties())
                .containsEntry("JMS_RowMQ_OriginalDestination", "queue://orders")
                .containsEntry("JMS_RowMQ_DeadLetterReason", "MAX_DELIVERIES");
    }

    @Test
    void aDeadLetterThatFailsAgainGoesToTheEndOfItsQueue() throws JMSException {
        policies.put("**", MAX_DELIVERIES, "1");
        bench.send("a");
        bench.send("b");
        Reader orders = bench.reader();
        fail(orders.poll());
        fail(orders.poll());
        Reader letters = bench.engine.readQueue(bench.engine.queue("DLQ.orders"), null);
        fail(letters.poll());
        Claim second = letters.poll();
        Claim again = letters.poll();
        assertThat(List.of(second, again))
                .extracting(claim -> claim.message().messageId())
                .containsExactly("b", "a");
        assertThat(again.deliveryCount()).isEqualTo(1);
        assertThat(again.message().properties()).containsEntry("JMS_RowMQ_OriginalDestination", "queue://orders");
        assertThat(bench.store.destinations()).noneMatch(row -> row.name().startsWith("DLQ.DLQ"));
    }

    @Test
    void deadLettersOfASubscriptionSayWhichOneItWas() throws JMSException {
        policies.put("news", MAX_DELIVERIES, "1");
        StoredDestination news = bench.engine.topic("news");
        Reader reader = bench.engine.subscribe(
                news,
                new SubscriptionSpec(SubscriptionSpec.Kind.DURABLE, "daily", null, false, new Origin(1, "reader")));
        bench.send(news, "a", 0);
        fail(reader.poll());
        Claim letter =
                bench.engine.readQueue(bench.engine.queue("DLQ.news"), null).poll();
        assertThat(letter.message().properties())
                .containsEntry("JMS_RowMQ_OriginalDestination", "topic://news")
                .containsEntry("JMS_RowMQ_OriginalSubscription", "daily")
                .containsEntry("JMS_RowMQ_OriginalClientId", "reader");
    }

    @Test
    void whatExpiresGoesToTheExpiryQueue() throws JMSException {
        policies.put("orders", EXPIRY_QUEUE, "late");
        StoredDestination queue = bench.queue();
        bench.engine.send(bench.origin, queue, bench.message(queue, "a", 0, bench.time.now() + 50));
        bench.time.advance(50);
        Claim letter = bench.engine.readQueue(bench.engine.queue("late"), null).poll();
        assertThat(letter.message().messageId()).isEqualTo("a");
        assertThat(letter.message().expiration()).isZero();
        assertThat(letter.message().properties()).containsEntry("JMS_RowMQ_DeadLetterReason", "EXPIRED");
        assertThat(bench.reader().poll()).isNull();
    }

    @Test
    void whatIsFoundExpiredOnTheWayToAConsumerGoesThereToo() throws JMSException {
        policies.put("orders", EXPIRY_QUEUE, "late");
        StoredDestination queue = bench.queue();
        bench.engine.send(bench.origin, queue, bench.message(queue, "a", 0, bench.time.now() + 50));
        Reader reader = bench.reader();
        bench.time.pass(50);
        assertThat(reader.poll()).isNull();
        Reader late = bench.engine.readQueue(bench.engine.queue("late"), null);
        List<Claim> letters = new ArrayList<>();
        Member.soon().until(() -> {
            Claim letter = late.poll();
            return letter != null && letters.add(letter);
        });
        assertThat(letters.get(0).message().messageId()).isEqualTo("a");
    }

    private void fail(Claim claim) throws JMSException {
        bench.engine.giveBack(List.of(claim), null);
    }
}
