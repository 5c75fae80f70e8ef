package io.rowmq.console.internal.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.console.internal.web.Problem;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.EPOCH;
    private final Throttle throttle = new Throttle(() -> now);

    private void guess(String who, int times) throws Problem {
        for (int i = 0; i < times; i++) {
            throttle.check(who);
            throttle.failed(who);
        }
    }

    @Test
    void whoGuessesHasToWaitAMinute() throws Problem {
        guess("root", 5);
        now = now.plusSeconds(20);
        assertThatThrownBy(() -> throttle.check("root"))
                .hasMessageContaining("41 seconds")
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .matches(problem -> problem.status() == 429);
        now = now.plusSeconds(40);
        assertThatCode(() -> throttle.check("root")).doesNotThrowAnyException();
    }

    @Test
    void othersNeedNotWait() throws Problem {
        guess("root", 5);
        assertThatCode(() -> throttle.check("other")).doesNotThrowAnyException();
    }

    @Test
    void whoKnowsThePasswordBeginsAnew() throws Problem {
        guess("root", 4);
        throttle.succeeded("root");
        guess("root", 4);
        assertThatCode(() -> throttle.check("root")).doesNotThrowAnyException();
    }
}
