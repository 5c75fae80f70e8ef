package io.rowmq.internal.engine;

import static io.rowmq.policy.DestinationSetting.EXPIRY_QUEUE;
import static io.rowmq.policy.DestinationSetting.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings of destinations that several engines share. */
class SharedPolicyTest extends TwoMembers {

    @Test
    void anotherJvmSeesAPauseAndItsEndWithinSixSeconds() throws JMSException {
        StoredDestination queue = two.queue();
        one.send("a");
        one.engine.parts().policies().put("orders", PAUSED, "true");
        Reader reader = two.reader();
        Member.soon().until(() -> {
            two.advance(Duration.ofSeconds(6));
            return two.engine.policy(queue).paused();
        });
        assertThat(reader.poll()).isNull();
        one.engine.parts().policies().remove("orders", PAUSED);
        Member.soon().until(() -> {
            two.advance(Duration.ofSeconds(6));
            return !two.engine.policy(queue).paused();
        });
        assertThat(two.drain(reader)).containsExactly("a");
    }

    @Test
    void whatExpiresGoesToTheExpiryQueueOnce() throws JMSException {
        one.engine.parts().policies().put("orders", EXPIRY_QUEUE, "late");
        StoredDestination queue = one.queue();
        one.engine.send(one.origin, queue, one.message(queue, "a", 4, one.time.now() + 50, 0));
        one.advance(Duration.ofMillis(50));
        Reader late = one.engine.readQueue(one.engine.queue("late"), null);
        assertThat(one.drain(late)).containsExactly("a");
        assertThat(one.drain(one.reader())).isEmpty();
        assertThat(memory.size()).isZero();
    }
}
