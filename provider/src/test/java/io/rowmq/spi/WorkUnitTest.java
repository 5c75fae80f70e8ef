package io.rowmq.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkUnitTest {

    private static final BacklogId QUEUE = BacklogId.queue(1);

    private static boolean independent(Settlement... settlements) {
        return WorkUnit.of(List.of(), List.of(settlements), Effect.NONE).independent();
    }

    @Test
    void unitsThatRemoveWhatQueuesHoldNeverWaitForEachOther() {
        assertThat(independent()).isTrue();
        assertThat(independent(new Settlement.Archive(QUEUE, 1, 2, 3), new Settlement.Remove(QUEUE, 1, 0, 0)))
                .isTrue();
    }

    @Test
    void unitsThatTouchWhatOthersTouchMayWait() {
        assertThat(independent(new Settlement.Remove(QUEUE, 1, 0, 99)))
                .as("anybody removes the timer of what has expired")
                .isFalse();
        assertThat(independent(new Settlement.Remove(BacklogId.subscription(1), 1, 0, 0)))
                .as("subscriptions share the row of a message")
                .isFalse();
        assertThat(independent(new Settlement.MakeReady(QUEUE, 1, 4, 99)))
                .as("a timer is removed")
                .isFalse();
        assertThat(WorkUnit.of(List.of(), List.of(), Effect.NONE)
                        .given(new Premise(0, 7))
                        .independent())
                .as("the lock on the subscriptions")
                .isFalse();
    }
}
