package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The end of an engine waits for what is going on, and for nothing else. */
class ClosingTest {

    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void anEngineThatIsClosedByOneOfItsThreadsDoesNotWaitForThat() throws Exception {
        EngineBench bench = new EngineBench();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        bench.engine.executor().execute(() -> {
            bench.close();
            closed.complete(null);
        });
        // far less than the engine's patience with a task that does not end
        closed.get(5, TimeUnit.SECONDS);
    }

    @Test
    void anEngineThatIsClosedByAnotherThreadWaitsForItsTasks() throws Exception {
        EngineBench bench = new EngineBench();
        CountDownLatch begun = new CountDownLatch(1);
        Thread closing = new Thread(() -> {
            bench.close();
            order.add("closed");
        });
        bench.engine.executor().execute(() -> {
            begun.countDown();
            await().until(closing::getState, state -> state == Thread.State.TIMED_WAITING);
            order.add("task ended");
        });
        begun.await();
        closing.start();
        closing.join();
        assertThat(order).containsExactly("task ended", "closed");
    }

    @Test
    void stoppingTheClockWaitsForAnAlarmThatRings() throws Exception {
        SystemTime time = new SystemTime(InstantSource.system());
        CountDownLatch begun = new CountDownLatch(1);
        Thread stopping = new Thread(() -> {
            time.stop();
            order.add("stopped");
        });
        time.alarm(time.now(), () -> {
            begun.countDown();
            await().until(stopping::getState, state -> state == Thread.State.TIMED_WAITING);
            order.add("alarm over");
        });
        begun.await();
        stopping.start();
        stopping.join();
        assertThat(order).containsExactly("alarm over", "stopped");
    }

    @Test
    void anAlarmThatStopsTheClockDoesNotWaitForItself() throws Exception {
        SystemTime time = new SystemTime(InstantSource.system());
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        time.alarm(time.now(), () -> {
            time.stop();
            stopped.complete(null);
        });
        stopped.get(5, TimeUnit.SECONDS);
    }

    @Test
    void anAlarmIsNotLostWhenAFarOneIsLookedAtInTheSameMoment() throws Exception {
        SystemTime time = new SystemTime(InstantSource.system(), 0);
        try {
            for (int i = 0; i < 2_000; i++) {
                CountDownLatch rung = new CountDownLatch(1);
                time.alarm(Long.MAX_VALUE, () -> order.add("far"));
                time.alarm(time.now() + 1, rung::countDown);
                assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(order).isEmpty();
        } finally {
            time.stop();
        }
    }

    @Test
    void aClockThatIsPutForwardIsNoticed() {
        AtomicLong now = new AtomicLong();
        SystemTime time = new SystemTime(() -> Instant.ofEpochMilli(now.get()), 1);
        time.alarm(1_000_000, () -> order.add("rung"));
        now.set(2_000_000);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(order).containsExactly("rung"));
        time.stop();
    }
}
