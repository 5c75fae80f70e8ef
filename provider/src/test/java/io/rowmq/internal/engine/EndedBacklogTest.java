package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;

/** What ends with a connection leaves nothing behind. */
class EndedBacklogTest {

    private static final Origin CONNECTION = new Origin(7, null);

    @Test
    void delayedMessagesOfATemporaryQueueGoWithIt() throws JMSException {
        try (EngineBench bench = new EngineBench()) {
            StoredDestination queue = bench.engine.createTemporaryQueue(CONNECTION);
            bench.send(queue, "later", bench.time.now() + 1_000_000);
            bench.engine.connectionClosed(CONNECTION);
            await().untilAsserted(() -> assertThat(bench.store.rows()).isZero());
        }
    }

    @Test
    void deliveriesOfANonDurableSubscriptionThatWaitForTheirNextAttemptGoWithIt() throws JMSException {
        try (EngineBench bench = new EngineBench()) {
            StoredDestination topic = bench.engine.topic("news");
            Reader reader = bench.engine.subscribe(
                    topic, new SubscriptionSpec(SubscriptionSpec.Kind.NON_DURABLE, null, null, false, CONNECTION));
            bench.send(topic, "later", bench.time.now() + 10);
            reader.close();
            bench.time.advance(1_000);
            await().untilAsserted(() -> assertThat(bench.store.rows()).isZero());
        }
    }

    @Test
    void theSubscriptionsOfATemporaryTopicAreForgottenWithIt() throws JMSException {
        try (EngineBench bench = new EngineBench()) {
            for (int i = 0; i < 10; i++) {
                StoredDestination topic = bench.engine.createTemporaryTopic(CONNECTION);
                bench.engine
                        .subscribe(
                                topic,
                                new SubscriptionSpec(SubscriptionSpec.Kind.NON_DURABLE, null, null, false, CONNECTION))
                        .close();
                bench.engine.deleteTemporary(topic);
            }
            assertThat(bench.engine.parts().subscriptions().topics()).isZero();
        }
    }
}
