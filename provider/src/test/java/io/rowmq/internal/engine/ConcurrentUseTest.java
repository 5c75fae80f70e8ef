package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sessions at once, a buffer far too small, selectors, priorities and rollbacks: each message exactly once. */
class ConcurrentUseTest {

    private static final int PRODUCERS = 4;
    private static final int MESSAGES_EACH = 2_000;
    private static final int TOTAL = PRODUCERS * MESSAGES_EACH;
    private static final String[] SELECTORS = {null, null, "JMSPriority > 4", "JMSPriority <= 4", null};

    private final MemoryStore store = new MemoryStore();
    private final Map<String, Integer> committed = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 64, 10_000})
    void deliversEachMessageToExactlyOneCommittedTransaction(int bufferMessages) throws Exception {
        EngineOptions options = new EngineOptions(
                new RedeliveryPolicy(-1, Duration.ZERO, 1, Duration.ZERO), 1 << 20, bufferMessages, 8L << 20, 0, 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Engine engine = Engine.open(store, options, new ManualTime())) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < PRODUCERS; i++) {
                int producer = i;
                tasks.add(() -> produce(engine, producer));
            }
            for (int i = 0; i < SELECTORS.length; i++) {
                int consumer = i;
                tasks.add(() -> consume(engine, consumer));
            }
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
            assertThat(committed)
                    .hasSize(TOTAL)
                    .allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(1));
            assertThat(engine.readQueue(engine.queue("q"), null).poll()).isNull();
        } finally {
            threads.shutdownNow();
        }
    }

    private Void produce(Engine engine, int producer) throws JMSException {
        Random random = new Random(producer);
        StoredDestination queue = engine.queue("q");
        Origin origin = new Origin(producer, null);
        for (int i = 0; i < MESSAGES_EACH; i++) {
            engine.send(origin, queue, message(queue, producer + "-" + i, random.nextInt(10)));
        }
        return null;
    }

    private Void consume(Engine engine, int consumer) throws Exception {
        Random random = new Random(100 + consumer);
        Reader reader = engine.readQueue(engine.queue("q"), SELECTORS[consumer]);
        Semaphore signal = new Semaphore(0);
        while (done.get() < TOTAL) {
            Claim claim = reader.poll();
            if (claim == null) {
                if (reader.arm(signal::release)) {
                    // Bounded only so that the end is noticed: a signal comes with every message.
                    signal.tryAcquire(20, TimeUnit.MILLISECONDS);
                    reader.disarm();
                }
            } else {
                settle(engine, claim, random);
            }
        }
        reader.close();
        return null;
    }

    private void settle(Engine engine, Claim claim, Random random) throws JMSException {
        int choice = random.nextInt(20);
        if (choice == 0) {
            engine.giveBack(List.of(claim), null);
        } else if (choice == 1) {
            engine.release(List.of(claim));
        } else {
            engine.acknowledge(List.of(claim));
            committed.merge(claim.message().messageId(), 1, Integer::sum);
            done.incrementAndGet();
        }
    }

    private static StoredMessage message(StoredDestination queue, String id, int priority) {
        return new StoredMessage(
                id,
                queue.id(),
                priority,
                true,
                0,
                0,
                0,
                null,
                null,
                null,
                Map.of(),
                MessageBody.ofText(BodyType.TEXT, id));
    }
}
