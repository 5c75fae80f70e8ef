package io.rowmq.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JitterTest {

    private final RedeliveryPolicy policy =
            new RedeliveryPolicy(10, Duration.ofMillis(1000), 2, Duration.ofMillis(3000), 0.25);

    @Test
    void delaysAreShorterByAtMostTheirJitterAndNeverLongerThanTheLongest() {
        Random random = new Random(7);
        for (int deliveries = 1; deliveries < 200; deliveries++) {
            long most = Math.min(3000, 1000L << Math.min(4, deliveries - 1));
            assertThat(policy.delayAfter(deliveries, random).toMillis()).isBetween(most * 3 / 4, most);
        }
    }

    @Test
    void delaysDiffer() {
        Random random = new Random(7);
        assertThat(policy.delayAfter(1, random)).isNotEqualTo(policy.delayAfter(1, random));
    }

    @Test
    void noDelayStaysNoDelay() {
        RedeliveryPolicy none = new RedeliveryPolicy(10, Duration.ZERO, 2, Duration.ofMillis(3000), 1);
        assertThat(none.delayAfter(3, new Random(7))).isZero();
    }
}
