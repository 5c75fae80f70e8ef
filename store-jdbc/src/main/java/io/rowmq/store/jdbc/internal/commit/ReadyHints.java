package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.WorkUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What units make ready, for each backlog the first of it. */
final class ReadyHints {

    private final Map<BacklogId, Hint> first = new HashMap<>();

    void add(WorkUnit unit, long firstPosition) {
        long position = firstPosition;
        for (Send send : unit.sends()) {
            if (send.dueTime() == 0 && !unit.prepares()) {
                for (BacklogId route : send.routes()) {
                    add(route, send.message().priority(), position);
                }
            }
            position++;
        }
        for (Settlement settlement : unit.settlements()) {
            if (settlement instanceof Settlement.Return back && back.dueTime() == 0) {
                add(back.backlog(), back.priority(), back.position());
            } else if (settlement instanceof Settlement.MakeReady ready) {
                add(ready.backlog(), ready.priority(), ready.position());
            } else if (settlement instanceof Settlement.Unpark unpark && unpark.dueTime() == 0) {
                add(unpark.backlog(), unpark.priority(), unpark.position());
            }
        }
    }

    private void add(BacklogId backlog, int priority, long position) {
        Hint hint = new Hint(backlog, OrderKey.of(priority, position));
        first.merge(backlog, hint, (one, other) -> one.orderKey() <= other.orderKey() ? one : other);
    }

    Collection<Hint> all() {
        return first.values();
    }
}
