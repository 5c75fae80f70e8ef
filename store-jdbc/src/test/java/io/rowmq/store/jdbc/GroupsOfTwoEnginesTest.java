package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Engine;
import io.rowmq.internal.engine.EngineOptions;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.Reader;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.engine.SystemTime;
import io.rowmq.internal.engine.Work;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.policy.Sharing;
import jakarta.jms.JMSException;
import java.time.Clock;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two engines, as in two JVMs, on one PostgreSQL: each message group is processed in order, through rollbacks, also by
 * a consumer with a selector.
 */
class GroupsOfTwoEnginesTest {

    private static final int GROUPS = 4;
    private static final int EACH = 50;
    private static final Origin ORIGIN = new Origin(1, null);

    private final String url = PostgresqlServer.newSchema();
    /** The number of the last message of each group that was committed. */
    private final Map<String, Integer> last = new ConcurrentHashMap<>();

    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean failed;

    @Test
    void processEachGroupInOrder() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Engine one = open();
                Engine other = open()) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Engine engine = i % 2 == 0 ? one : other;
                Random random = new Random(i);
                String selector = i == 3 ? "JMSXGroupID <> 'g3'" : null;
                tasks.add(() -> consume(engine, selector, random));
            }
            tasks.add(() -> produce(one));
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(last)
                .hasSize(GROUPS)
                .allSatisfy((group, number) -> assertThat(number).isEqualTo(EACH - 1));
    }

    private Engine open() throws JMSException {
        RedeliveryPolicy redelivery = new RedeliveryPolicy(-1, Duration.ZERO, 1, Duration.ZERO);
        return Engine.open(
                new JdbcStoreProvider()
                        .open(Samples.settings(url, null, null, null, Sharing.AUTO, InitializeSchema.ALWAYS)),
                new EngineOptions(redelivery, 1 << 20, 1_000, 8L << 20, 0, 0),
                new SystemTime(Clock.systemUTC()));
    }

    private Void produce(Engine engine) throws JMSException {
        StoredDestination queue = engine.queue("orders");
        for (int i = 0; i < EACH; i++) {
            for (int group = 0; group < GROUPS; group++) {
                String name = "g" + group;
                engine.send(
                        ORIGIN,
                        queue,
                        Samples.message(name + "-" + i, queue.id(), 4, 0, Samples.text("" + i))
                                .withProperties(Map.of("JMSXGroupID", name)));
            }
        }
        return null;
    }

    private Void consume(Engine engine, @Nullable String selector, Random random) throws Exception {
        Work work = engine.newWork(ORIGIN);
        Semaphore signal = new Semaphore(0);
        try (Reader reader = engine.readQueue(engine.queue("orders"), selector)) {
            reader.into(() -> work);
            while (done.get() < GROUPS * EACH && !failed) {
                Claim claim = reader.poll();
                if (claim != null) {
                    process(work, claim, random);
                } else if (reader.arm(signal::release)) {
                    signal.tryAcquire(10, TimeUnit.MILLISECONDS);
                    reader.disarm();
                }
            }
            return null;
        } catch (JMSException | RuntimeException | Error failure) {
            // the others need not wait for what is in these hands
            failed = true;
            throw failure;
        } finally {
            work.close();
        }
    }

    private void process(Work work, Claim claim, Random random) throws JMSException {
        String group = claim.message().group();
        int number = Integer.parseInt(claim.message().body().text());
        work.received(claim);
        if (number != last.getOrDefault(group, -1) + 1) {
            throw new AssertionError(number + " of " + group + " after " + last.get(group));
        }
        if (random.nextInt(5) == 0) {
            work.rollback(null);
        } else {
            // before the commit, after which another session goes on
            last.put(group, number);
            work.commit();
            done.incrementAndGet();
        }
    }
}
