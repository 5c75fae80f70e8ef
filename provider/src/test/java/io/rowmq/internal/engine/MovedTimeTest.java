package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.spi.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovedTimeTest {

    private final HandClock clock = new HandClock();
    private final MovedTime time = new MovedTime(clock);
    private final List<Long> rung = new CopyOnWriteArrayList<>();

    private static final class HandClock implements MovableClock {

        private final List<Runnable> actions = new ArrayList<>();
        private volatile long now = 1_000;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public Runnable onMove(Runnable action) {
            actions.add(action);
            return () -> actions.remove(action);
        }

        void moveTo(long millis) {
            now = millis;
            List.copyOf(actions).forEach(Runnable::run);
        }
    }

    @AfterEach
    void stop() {
        time.stop();
    }

    @Test
    void anAlarmHasRungWhenTheMoveReturns() {
        time.alarm(1_500, () -> rung.add(time.now()));
        clock.moveTo(1_499);
        assertThat(rung).isEmpty();

        clock.moveTo(1_700);
        assertThat(rung).containsExactly(1_700L);
    }

    @Test
    void alarmsThatAlarmsSetRingInTheSameMove() {
        time.alarm(1_100, () -> time.alarm(1_200, () -> rung.add(time.now())));
        clock.moveTo(2_000);

        assertThat(rung).containsExactly(2_000L);
    }

    @Test
    void anAlarmInThePastRingsWithoutAMove() {
        time.alarm(900, () -> rung.add(time.now()));

        await().until(() -> rung.size() == 1);
    }

    @Test
    void nothingRingsOnceItIsStopped() {
        time.alarm(1_500, () -> rung.add(time.now()));
        time.stop();
        clock.moveTo(2_000);

        assertThat(rung).isEmpty();
        assertThat(clock.actions).isEmpty();
    }
}
