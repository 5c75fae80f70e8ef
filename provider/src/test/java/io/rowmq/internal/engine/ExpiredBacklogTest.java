package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.BacklogId;
import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;

/** A backlog that has expired is not in memory as a whole, and not removed in one unit. */
class ExpiredBacklogTest {

    private static final int EXPIRED = 5_000;

    @Test
    void aReceiverGetsWhatLiesBehindAndTheRestIsRemovedStepByStep() throws JMSException {
        try (EngineBench bench = new EngineBench(10, 1_000)) {
            Work work = bench.engine.newWork(bench.origin);
            for (int i = 0; i < EXPIRED; i++) {
                work.send(bench.queue(), bench.message(bench.queue(), "old" + i, 0, bench.time.now() + 1));
            }
            work.send(bench.queue(), bench.message(bench.queue(), "good", 0));
            work.commit();
            // time passes, and the alarm has not rung yet
            bench.time.pass(10);

            assertThat(bench.reader().poll().message().messageId()).isEqualTo("good");

            assertThat(bench.store.mostSettlements).isLessThanOrEqualTo(500);
            assertThat(bench.store.depth(BacklogId.queue(bench.queue().id())).ready())
                    .isLessThanOrEqualTo(501);
        }
    }
}
