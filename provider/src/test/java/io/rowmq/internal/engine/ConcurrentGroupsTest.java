package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.MessageStore;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sessions, transactions of several messages, rollbacks: each group is processed in order, by one at a time. */
class ConcurrentGroupsTest {

    private static final int GROUPS = 7;
    private static final int EACH = 300;
    private static final int SESSIONS = 6;

    /** The number of the last message of each group that was committed. */
    private final Map<String, Integer> last = new ConcurrentHashMap<>();

    private final Map<String, Object> inHand = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean failed;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 10_000})
    void inOneJvm(int bufferMessages) throws Exception {
        try (Engine engine = open(new MemoryStore(), bufferMessages)) {
            run(List.of(engine));
        }
    }

    @Test
    void inTwoJvms() throws Exception {
        SharedMemory memory = new SharedMemory();
        MemoryPeer one = new MemoryPeer(memory);
        MemoryPeer two = new MemoryPeer(memory);
        one.hint(two);
        two.hint(one);
        try (Engine first = open(one, 50);
                Engine second = open(two, 50)) {
            run(List.of(first, second));
        }
    }

    private static Engine open(MessageStore store, int bufferMessages) throws JMSException {
        RedeliveryPolicy redelivery = new RedeliveryPolicy(-1, Duration.ZERO, 1, Duration.ZERO);
        return Engine.open(
                store,
                new EngineOptions(redelivery, 1 << 20, bufferMessages, 8L << 20, 0, 0, Member.LEASE),
                new ManualTime());
    }

    private void run(List<Engine> engines) throws Exception {
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int session = i;
                tasks.add(() -> consume(engines.get(session % engines.size()), new Random(session)));
            }
            tasks.add(() -> produce(engines.get(0)));
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
            assertThat(last)
                    .hasSize(GROUPS)
                    .allSatisfy((group, number) -> assertThat(number).isEqualTo(EACH - 1));
        } finally {
            threads.shutdownNow();
        }
    }

    private Void produce(Engine engine) throws JMSException {
        for (int i = 0; i < EACH; i++) {
            for (int group = 0; group < GROUPS; group++) {
                Grouped.send(engine, (char) ('a' + group) + "" + i);
            }
        }
        return null;
    }

    private Void consume(Engine engine, Random random) throws Exception {
        Work work = engine.newWork(new Origin(1, null));
        Reader reader = engine.readQueue(engine.queue("orders"), null);
        reader.into(() -> work);
        Semaphore signal = new Semaphore(0);
        List<Claim> taken = new ArrayList<>();
        while (done.get() < GROUPS * EACH && !failed) {
            Claim claim = reader.poll();
            if (claim != null) {
                check(claim, work, taken);
                work.received(claim);
                taken.add(claim);
            } else if (taken.isEmpty() && reader.arm(signal::release)) {
                // Bounded only so that the end is noticed, and what another JVM was faster with: see Wakeups.
                if (!signal.tryAcquire(5, TimeUnit.MILLISECONDS)) {
                    engine.parts().backlogs().all().forEach(Backlog::reread);
                }
                reader.disarm();
            }
            if (!taken.isEmpty() && (claim == null || random.nextInt(4) == 0)) {
                settle(work, taken, random);
            }
        }
        work.close();
        reader.close();
        return null;
    }

    private void check(Claim claim, Work by, List<Claim> before) {
        boolean right = false;
        try {
            compare(claim, by, before);
            right = true;
        } finally {
            failed |= !right;
        }
    }

    private void compare(Claim claim, Work by, List<Claim> before) {
        String group = claim.message().group();
        Object holder = inHand.putIfAbsent(group, by);
        assertThat(holder).as("who has " + Grouped.id(claim)).isIn(null, by);
        long own = before.stream()
                .filter(other -> group.equals(other.message().group()))
                .count();
        assertThat(number(claim)).as(Grouped.id(claim)).isEqualTo((int) (last.getOrDefault(group, -1) + 1 + own));
    }

    private static int number(Claim claim) {
        return Integer.parseInt(Grouped.id(claim).substring(1));
    }

    /** What the check goes by is changed first: what follows is given to others before the call returns. */
    private void settle(Work work, List<Claim> taken, Random random) throws JMSException {
        boolean commit = random.nextInt(3) != 0;
        if (commit) {
            taken.forEach(claim -> last.merge(claim.message().group(), number(claim), Math::max));
        }
        taken.forEach(claim -> inHand.remove(claim.message().group()));
        int settled = taken.size();
        taken.clear();
        if (commit) {
            work.commit();
            done.addAndGet(settled);
        } else {
            work.rollback(null);
        }
    }
}
