package io.rowmq.store.jdbc.internal.commit;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Commits transactions at the same time, each in the thread that waits for it, so that the database can sync once for
 * all of them.
 */
final class SideBySide {

    private SideBySide() {}

    /**
     * Returns when all have been tried.
     *
     * @return whether the thread was interrupted meanwhile; its mark is cleared, because it still has to do with files
     */
    static boolean commit(List<Attempt> attempts) {
        CountDownLatch open = new CountDownLatch(attempts.size());
        Attempt own = null;
        for (Attempt attempt : attempts) {
            Pending pending = attempt.units.get(0);
            if (pending.thread == Thread.currentThread()) {
                own = attempt;
            } else {
                pending.send(() -> {
                    attempt.commitElsewhere();
                    open.countDown();
                });
            }
        }
        if (own != null) {
            own.commitElsewhere();
            open.countDown();
        }
        return await(open);
    }

    private static boolean await(CountDownLatch open) {
        boolean interrupted = false;
        while (true) {
            try {
                open.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
