package io.rowmq.store.jdbc.internal.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leaders and followers, with a leader's work that costs nothing. */
class GroupCommitTest {

    private static final int THREADS = 3;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger committed = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private GroupCommit groupCommit() {
        return new GroupCommit(
                taken -> taken.forEach(pending -> {
                    committed.incrementAndGet();
                    pending.done();
                }),
                () -> new JMSException("closed"));
    }

    @Test
    void whoeverCommitsWhileItIsClosedIsToldOneThingOrTheOther() throws Exception {
        for (int round = 0; round < 30_000; round++) {
            GroupCommit commits = groupCommit();
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Integer>> told = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                told.add(threads.submit(() -> {
                    begin.await();
                    return commitUntilClosed(commits);
                }));
            }
            committed.set(0);
            begin.countDown();
            commits.close(() -> {});
            int sum = 0;
            for (Future<Integer> one : told) {
                sum += one.get(2, TimeUnit.MINUTES);
            }
            assertThat(sum).isEqualTo(committed.get());
        }
    }

    private static int commitUntilClosed(GroupCommit commits) {
        int done = 0;
        try {
            while (true) {
                commits.commit(WorkUnit.barrier());
                done++;
            }
        } catch (JMSException closed) {
            return done;
        }
    }
}
