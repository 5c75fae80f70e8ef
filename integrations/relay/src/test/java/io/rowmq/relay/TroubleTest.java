package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.Alert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a relay that fails is told of. */
class TroubleTest {

    private final List<Alert> told = new ArrayList<>();
    private final Exception failure = new IllegalStateException("gone");
    private long now = 5;
    private final Trouble trouble = new Trouble("orders", told::add, () -> now);

    @Test
    void failuresAreToldOfOnceAMinuteHasPassedAndOnceTheyAreOver() {
        trouble.failed(failure);
        now += Trouble.PATIENCE - 1;
        trouble.failed(failure);
        assertThat(told).isEmpty();
        now++;
        trouble.failed(failure);
        trouble.failed(failure);
        assertThat(told)
                .containsExactly(
                        new Alert(Alert.Kind.RELAY, "orders", "nothing has got through for 60 s: " + failure, true));
        trouble.passed();
        trouble.passed();
        assertThat(told).hasSize(2).last().extracting(Alert::raised).isEqualTo(false);
    }

    @Test
    void whatGetsThroughInBetweenBeginsAnew() {
        trouble.failed(failure);
        now += Trouble.PATIENCE - 1;
        trouble.passed();
        now += 1;
        trouble.failed(failure);
        assertThat(told).isEmpty();
    }

    @Test
    void aWhileWithoutFailureAndWithoutMessagesEndsItAsWell() {
        trouble.failed(failure);
        now += Trouble.PATIENCE;
        trouble.failed(failure);
        trouble.idle();
        assertThat(told).hasSize(1);
        now += Trouble.PATIENCE;
        trouble.idle();
        assertThat(told).extracting(Alert::raised).containsExactly(true, false);
    }

    @Test
    void aRelayThatEndsIsNoTroubleAnyMore() {
        trouble.failed(failure);
        trouble.over();
        assertThat(told).isEmpty();
        now += Trouble.PATIENCE;
        trouble.failed(failure);
        trouble.over();
        assertThat(told).extracting(Alert::raised).containsExactly(true, false);
    }
}
