package io.rowmq.internal.engine;

import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import java.util.List;

/**
 * Timers in a database that several JVMs share: any of them may settle one, the first wins. What is in somebody's hands
 * is left to him.
 */
final class PeerDueWork implements DueWork {

    private final EngineParts parts;
    private final Peers peers;

    PeerDueWork(EngineParts parts, Peers peers) {
        this.parts = parts;
        this.peers = peers;
    }

    @Override
    public void plan(List<Timer> due, List<Settlement> settlements, List<Runnable> effects) {
        long again = parts.time().now() + peers.membership().leaseMillis();
        for (Timer timer : due) {
            switch (timer.kind()) {
                case DUE -> {
                    settlements.add(
                            new Settlement.MakeReady(timer.backlog(), timer.position(), timer.priority(), timer.at()));
                    effects.add(() -> hint(timer));
                }
                case EXPIRY ->
                    settlements.add(new Settlement.Expire(timer.backlog(), timer.position(), timer.at(), again));
            }
        }
    }

    private void hint(Timer timer) {
        if (parts.backlogs().find(timer.backlog()) instanceof ClaimedBacklog backlog) {
            backlog.hint(OrderKey.of(timer.priority(), timer.position()));
        }
    }

    @Override
    public void undo(List<Timer> due) {
        // nothing was withheld
    }
}
