package io.rowmq.store.jdbc.internal.commit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Units waiting for a leader: many threads add without a lock, one takes all. */
final class PendingQueue {

    private final AtomicReference<@Nullable Pending> newest = new AtomicReference<>();

    void add(Pending pending) {
        Pending head;
        do {
            head = newest.get();
            pending.next = head;
            pending.depth = head == null ? 1 : head.depth + 1;
        } while (!newest.compareAndSet(head, pending));
    }

    boolean isEmpty() {
        return newest.get() == null;
    }

    int size() {
        Pending head = newest.get();
        return head == null ? 0 : head.depth;
    }

    /** Takes everything, the oldest first. */
    List<Pending> takeAll() {
        List<Pending> taken = new ArrayList<>();
        Pending each = newest.getAndSet(null);
        while (each != null) {
            taken.add(each);
            Pending older = each.next;
            each.next = null;
            each = older;
        }
        Collections.reverse(taken);
        return taken;
    }
}
