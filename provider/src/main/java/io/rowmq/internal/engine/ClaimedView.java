package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredMessage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of one selector see of a shared backlog: the deliveries that this JVM has claimed, in order. A view
 * with a selector also knows how far it has looked for more: everything ready up to its cursor is not for it, as far as
 * is known. Guarded by the lock of its backlog.
 */
final class ClaimedView implements View {

    /** At most every so-and-so-many-th part of the time is spent on looking for what a selector may want. */
    private static final long LOOKING_SHARE = 10;

    private static final long LEAST_URGENT = OrderKey.of(0, 0);

    private final ClaimedBacklog backlog;
    private final @Nullable Selector selector;
    private final ReadyEntries ready;
    private long cursor = OrderKey.START;
    private boolean caughtUp;
    private boolean reading;
    /** Whether anything was found since somebody was last sent to look. */
    private boolean rewarded = true;

    private long lookBegan;
    private long lookEnded;
    private long lookTook;
    /** The lowest key that has become ready since the read began. */
    private long hinted = Long.MAX_VALUE;
    /** The lowest key that is known to be ready in the database. */
    private long urgent = LEAST_URGENT;

    private int readers;

    ClaimedView(ClaimedBacklog backlog, @Nullable Selector selector) {
        this.backlog = backlog;
        this.selector = selector;
        this.ready = new ReadyEntries(backlog.groups());
    }

    boolean selective() {
        return selector != null;
    }

    @Override
    public boolean selects(StoredMessage message) {
        return selector == null || selector.matches(message);
    }

    @Override
    public @Nullable Entry first(Object holder) {
        Entry first = ready.first(holder);
        // a more urgent message in the database is claimed before this one is handed out, and so is one of its group
        return first == null || caughtUp || inOrder(first) && OrderKey.priority(urgent) <= first.message.priority()
                ? first
                : null;
    }

    /** Whether nothing of its group that this view shows is ready in the database before it, as far as is known. */
    boolean inOrder(Entry entry) {
        return entry.claimedFor == null
                || entry.claimedFor == this
                || entry.group == null
                || selector != null && (caughtUp || entry.orderKey <= cursor);
    }

    @Override
    public void shut(String group) {
        ready.shut(group);
    }

    @Override
    public boolean open(String group) {
        return ready.open(group) || !caughtUp;
    }

    /** What waits here for its group is not claimed any further: the groups. */
    Set<String> passOver() {
        return ready.passOver(this::inOrder);
    }

    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public boolean low() {
        return !caughtUp && backlog.low(ready.size());
    }

    @Override
    public boolean reading() {
        return reading;
    }

    @Override
    public Reading beginRead() {
        reading = true;
        hinted = Long.MAX_VALUE;
        return backlog.reading(this);
    }

    /** Ends a read that has looked at everything up to a key; {@code end}: nothing more was ready beyond. */
    void endRead(long lookedUpTo, boolean end, boolean found, long nowMillis) {
        reading = false;
        rewarded |= found;
        if (end) {
            lookEnded = nowMillis;
            lookTook = nowMillis - lookBegan;
        }
        urgent = Math.min(hinted, LEAST_URGENT);
        cursor = Math.min(lookedUpTo, hinted - 1);
        caughtUp = end && hinted == Long.MAX_VALUE;
    }

    void failRead() {
        reading = false;
    }

    /** Something with this key, or a later one, may be ready in the database. */
    void hint(long orderKey) {
        long key = Math.max(OrderKey.START + 1, orderKey);
        caughtUp = false;
        cursor = Math.min(cursor, key - 1);
        hinted = Math.min(hinted, key);
        if (orderKey > OrderKey.START) {
            urgent = Math.min(urgent, key);
        }
    }

    /** Where a view with a selector goes on looking. */
    long lookFrom(long nowMillis) {
        if (cursor == OrderKey.START) {
            lookBegan = nowMillis;
        }
        return cursor;
    }

    /**
     * Whether to look through the backlog from its beginning because something in it is ready. For a selector that may
     * mean reading much that is not wanted, so it is done for a small part of the time only.
     */
    boolean worthLooking(long nowMillis) {
        return selector == null || nowMillis - lookEnded >= LOOKING_SHARE * lookTook;
    }

    /**
     * Somebody is sent to look; whether the last who was found anything. If not, all that is ready belongs to groups
     * that others have.
     */
    boolean rewarding() {
        boolean was = rewarded;
        rewarded = false;
        return was;
    }

    int readers() {
        return readers;
    }

    void add(Entry entry) {
        if (selects(entry.message) && ready.add(entry)) {
            entry.views++;
            if (!inOrder(entry)) {
                hint(entry.orderKey);
            }
        }
    }

    void remove(Entry entry) {
        if (ready.remove(entry)) {
            entry.views--;
            long leftOut = ready.resume(entry.group);
            if (leftOut >= 0) {
                hint(leftOut);
            }
        }
    }

    List<Entry> ready() {
        return ready.all();
    }

    @Override
    public void join() {
        readers++;
    }

    @Override
    public Runnable leave() {
        return --readers == 0 ? backlog.drop(this) : () -> {};
    }
}
