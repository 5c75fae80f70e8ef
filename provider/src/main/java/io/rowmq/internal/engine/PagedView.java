package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer over a backlog, in order of delivery, for the readers of one selector, and a cursor that says how
 * far the backlog has been read into it. Everything up to the cursor is in memory or gone; everything behind it is
 * still in the database. Guarded by the lock of its backlog.
 */
final class PagedView implements View {

    private final PagedBacklog backlog;
    private final @Nullable Selector selector;
    private final ReadyEntries ready;
    private long cursor = OrderKey.START;
    private boolean caughtUp;
    private @Nullable Read read;
    private int readers;

    PagedView(PagedBacklog backlog, @Nullable Selector selector, boolean caughtUp) {
        this.backlog = backlog;
        this.selector = selector;
        this.caughtUp = caughtUp;
        this.ready = new ReadyEntries(backlog.groups());
    }

    /** An empty view for a selector that begins where this one stands; this view's entries are still to be added. */
    PagedView narrowed(Selector narrower) {
        PagedView view = new PagedView(backlog, narrower, caughtUp);
        view.cursor = cursor;
        long leftOut = ready.firstLeftOut();
        if (leftOut >= 0) {
            view.rereadAfter(leftOut - 1);
        }
        return view;
    }

    /** A read of the store that is on its way, and what happens meanwhile that the rows it brings cannot show. */
    static final class Read {
        final long from;
        final List<Entry> arrivals = new ArrayList<>();
        final Set<Long> settled = new HashSet<>();

        Read(long from) {
            this.from = from;
        }
    }

    /** Whether a delivery with this key belongs in memory; otherwise its page will bring it. */
    boolean passed(long orderKey) {
        return caughtUp || orderKey <= cursor;
    }

    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public boolean selects(StoredMessage message) {
        return selector == null || selector.matches(message);
    }

    @Override
    public @Nullable Entry first(Object holder) {
        return ready.first(holder);
    }

    @Override
    public void shut(String group) {
        ready.shut(group);
    }

    @Override
    public boolean open(String group) {
        resume(group);
        return ready.open(group) || !caughtUp;
    }

    /**
     * Reads what was left in the database of a group, if nothing else of it is left. What lies behind is read again: or
     * else what comes back would not find its place before it.
     */
    private void resume(@Nullable String group) {
        long from = ready.resume(group);
        if (from >= 0) {
            List<Entry> dropped = ready.removeFrom(from);
            dropped.forEach(entry -> entry.views--);
            rereadAfter(from - 1);
            backlog.unloadUnseen(dropped);
        }
    }

    int size() {
        return ready.size();
    }

    List<Entry> all() {
        return ready.all();
    }

    /** Those that are likely to be taken next. */
    List<Entry> next(int count) {
        return ready.next(count);
    }

    boolean contains(Entry entry) {
        return ready.contains(entry);
    }

    /** Adds a ready entry that the selector takes; the last one makes room if there are too many. */
    @Nullable Entry add(Entry entry, int limit) {
        if (ready.contains(entry)) {
            return null;
        }
        if (ready.leavesOut(entry)) {
            return entry.views == 0 ? entry : null;
        }
        Entry evicted = null;
        if (ready.size() >= limit) {
            Entry last = ready.last();
            if (entry.orderKey > last.orderKey) {
                rereadAfter(last.orderKey);
                return entry.views == 0 ? entry : null;
            }
            ready.remove(last);
            resume(last.group);
            last.views--;
            evicted = last.views == 0 ? last : null;
            Entry newLast = ready.isEmpty() || ready.last().orderKey < entry.orderKey ? entry : ready.last();
            rereadAfter(newLast.orderKey);
        }
        ready.add(entry);
        entry.views++;
        return evicted;
    }

    void remove(Entry entry) {
        if (ready.remove(entry)) {
            entry.views--;
            resume(entry.group);
        }
    }

    private void rereadAfter(long orderKey) {
        cursor = caughtUp ? orderKey : Math.min(cursor, orderKey);
        caughtUp = false;
    }

    /** Forgets everything that is ready and begins anew at the start of the backlog. */
    List<Entry> clear() {
        List<Entry> dropped = ready.all();
        dropped.forEach(entry -> entry.views--);
        ready.clear();
        read = null;
        cursor = OrderKey.START;
        caughtUp = false;
        return dropped;
    }

    @Override
    public boolean low() {
        return ready.size() < backlog.pageSize() / 4 && !caughtUp;
    }

    @Override
    public boolean reading() {
        return read != null;
    }

    @Override
    public Reading beginRead() {
        backlog.makeRoom(this);
        Read begun = startRead();
        return () -> backlog.readPage(this, begun);
    }

    /** Leaves those that wait for their groups in the database if they are so many that little else has room. */
    List<Entry> makeRoom(int limit) {
        List<Entry> out = ready.leaveOutWaiting(limit);
        out.forEach(entry -> entry.views--);
        return out;
    }

    Read startRead() {
        Read begun = new Read(cursor);
        read = begun;
        return begun;
    }

    @Override
    public void join() {
        readers++;
    }

    @Override
    public Runnable leave() {
        if (--readers == 0) {
            backlog.drop(this);
        }
        return () -> {};
    }

    /** Ends the read. Returns whether its rows count: not if the cursor was put back meanwhile. */
    boolean endRead(Read ended, long lastKey, boolean end) {
        boolean current = read == ended;
        failRead(ended);
        if (!current || caughtUp || cursor != ended.from) {
            return false;
        }
        cursor = lastKey;
        caughtUp = end;
        return true;
    }

    void failRead(Read failed) {
        if (read == failed) {
            read = null;
        }
    }

    /** A delivery came (back) that lies behind the cursor: the rows that are being read may not show it. */
    void noteArrival(Entry entry) {
        if (read != null) {
            read.settled.remove(entry.position);
            read.arrivals.add(entry);
        }
    }

    /** A delivery was settled: the rows that are being read may still show it. */
    void noteSettled(long position) {
        if (read != null) {
            read.settled.add(position);
        }
    }
}
