package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Page;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backlog of a database that this JVM has to itself: it is read page by page, what commits goes straight into memory,
 * who has what is known in memory alone, and a hand-out record is kept for the case of a crash.
 */
final class PagedBacklog extends Backlog {

    private static final int PAGE_MESSAGES = 1_000;
    private static final long PAGE_BYTES = 8L << 20;

    private final PagedShelf shelf;
    /** Those in the engine's own hands because they have expired. */
    private final Set<Long> withdrawn = new HashSet<>();

    private final Coverage coverage = new Coverage();
    private String recordedPositions = "";

    PagedBacklog(BacklogId id, StoredDestination destination, boolean empty, EngineParts parts) {
        super(id, destination, parts);
        this.shelf = new PagedShelf(this, empty, parts);
    }

    // ---- views

    @Override
    View view(@Nullable Selector selector) {
        return shelf.view(selector);
    }

    @Override
    List<PagedView> views() {
        return shelf.views();
    }

    /** Called with the lock held, before a view is read into. */
    void makeRoom(PagedView view) {
        shelf.makeRoom(view);
    }

    /** Entries have left a view. Called with the lock held. */
    void unloadUnseen(List<Entry> entries) {
        shelf.unloadUnseen(entries);
    }

    /** Nobody reads this view any more. */
    void drop(PagedView view) {
        shelf.drop(view);
    }

    @Override
    void place(Entry entry) {
        shelf.place(entry);
    }

    @Override
    void leaveViews(Entry entry) {
        shelf.leaveViews(entry);
    }

    @Override
    void taken(View view) {
        if (coverage.low(ahead())) {
            parts.handouts().wanted(this);
        }
        if (view.low() && !view.reading()) {
            PagedView paged = (PagedView) view;
            PagedView.Read ahead = paged.startRead();
            if (!parts.background().run("read " + id, () -> readPage(paged, ahead))) {
                paged.failRead(ahead);
            }
        }
    }

    @Override
    void secure(Entry entry) throws JMSException {
        while (!entry.covered) {
            parts.handouts().force(this);
        }
    }

    @Override
    void forget(Entry entry) {
        coverage.forget(entry);
        withdrawn.remove(entry.position);
        shelf.remove(entry);
    }

    @Override
    void abandon(Entry entry) {
        shelf.unload(entry);
    }

    @Override
    boolean clear() {
        boolean holds = !shelf.isEmpty() || !shelf.all().caughtUp();
        shelf.clear();
        parts.handouts().wanted(this);
        return holds;
    }

    // ---- reading pages

    /** How many deliveries are read at once. */
    int pageSize() {
        return Math.min(PAGE_MESSAGES, shelf.limit());
    }

    /** Reads the next page of a view. Called without the lock. */
    void readPage(PagedView view, PagedView.Read read) throws JMSException {
        Page page = null;
        try {
            page = parts.store().page(id, read.from, pageSize(), PAGE_BYTES);
        } finally {
            lock.lock();
            try {
                if (page == null) {
                    view.failRead(read);
                } else if (!closed()) {
                    shelf.merge(view, read, page);
                }
                readEnded();
            } finally {
                lock.unlock();
            }
        }
    }

    // ---- what commits bring

    @Override
    void arrived(long position, StoredMessage message, int deliveries) {
        change(signals -> {
            if (closed()) {
                parts.trimmer().trim(id);
            } else if (shelf.find(position) == null) {
                Entry entry = new Entry(this, position, message, deliveries);
                if (coverage.takeArrival(position)) {
                    entry.covered = true;
                    coverage.watch(entry);
                }
                offer(entry, signals);
            }
        });
    }

    /** A delivery that may not be in memory is over, or is delayed and will come again as an arrival. */
    void settled(long position) {
        lock.lock();
        try {
            Entry entry = shelf.find(position);
            if (entry != null) {
                settled(entry);
            } else {
                shelf.noteSettled(position);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a delivery that is due to expire out of circulation; false if somebody has it in hand. */
    boolean withdraw(long position) {
        lock.lock();
        try {
            Entry entry = shelf.find(position);
            if (entry == null) {
                return true;
            }
            if (entry.state != Entry.State.READY) {
                return false;
            }
            hold(entry);
            withdrawn.add(position);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Undoes {@link #withdraw}. */
    void restore(long position) {
        change(signals -> {
            if (withdrawn.remove(position)) {
                putBack(shelf.find(position), signals);
            }
        });
    }

    @Override
    boolean inHand(long position) {
        lock.lock();
        try {
            Entry entry = shelf.find(position);
            return entry != null && entry.state == Entry.State.IN_HAND;
        } finally {
            lock.unlock();
        }
    }

    @Override
    void giveBack(Entry entry, int deliveries, long dueTime, Unit unit) {
        unit.settle(
                new Settlement.Return(id, entry.position, entry.message.priority(), deliveries, dueTime),
                entry,
                dueTime == 0
                        ? () -> returned(entry, deliveries)
                        : () -> {
                            delayed();
                            settled(entry);
                            parts.timers().expect(dueTime);
                        });
    }

    /** The group stays held until the branch is finished; the position is not in memory until then. */
    @Override
    void parked(Entry entry) {
        if (entry.group != null) {
            doors().park(entry.group, entry.position);
        }
        settled(entry);
    }

    @Override
    List<Entry> withhold(List<StoredDelivery> deliveries) throws JMSException {
        List<Entry> held = new ArrayList<>(deliveries.size());
        lock.lock();
        try {
            for (StoredDelivery delivery : deliveries) {
                Entry entry = shelf.find(delivery.position());
                if (entry == null && !closed()) {
                    entry = new Entry(this, delivery.position(), delivery.message(), delivery.deliveryCount());
                    shelf.load(entry);
                }
                if (entry != null && entry.state == Entry.State.READY) {
                    hold(entry);
                    held.add(entry);
                }
            }
        } finally {
            lock.unlock();
        }
        return stillStored(held);
    }

    /** What was read may have been settled before it was held; from then on it cannot be. */
    private List<Entry> stillStored(List<Entry> held) throws JMSException {
        Set<Long> stored = new HashSet<>();
        try {
            List<Long> positions = held.stream().map(entry -> entry.position).toList();
            parts.store().load(id, positions).forEach(delivery -> stored.add(delivery.position()));
        } catch (JMSException | RuntimeException failure) {
            release(held);
            throw failure;
        }
        held.stream().filter(entry -> !stored.contains(entry.position)).forEach(this::settled);
        return held.stream().filter(entry -> stored.contains(entry.position)).toList();
    }

    // ---- hand-out records

    /** Whether a transaction that brings messages here should bring a record too. */
    boolean wantsRecord() {
        lock.lock();
        try {
            return readers() > 0 && coverage.low(ahead());
        } finally {
            lock.unlock();
        }
    }

    /** The positions of the next record, null if the last one still says it all. */
    @Nullable String beginRecord(List<Long> arriving) {
        lock.lock();
        try {
            int ahead = ahead();
            List<Entry> entries = new ArrayList<>(held());
            List<Long> arrivals = new ArrayList<>(0);
            if (readers() > 0) {
                addFirst(shelf.all(), ahead, entries);
                shelf.selected().forEach(view -> addFirst(view, ahead, entries));
                int room = mayBeNamedAhead(0) ? Math.max(0, ahead - shelf.all().size()) : 0;
                arrivals.addAll(arriving.subList(0, Math.min(room, arriving.size())));
            }
            coverage.begin(entries, arrivals);
            String positions = closed() ? "" : format(entries, arrivals);
            if (positions.equals(recordedPositions)) {
                return null;
            }
            recordedPositions = positions;
            return positions;
        } finally {
            lock.unlock();
        }
    }

    private int ahead() {
        return Coverage.ahead(readers(), held().size());
    }

    private static String format(List<Entry> entries, List<Long> arrivals) {
        long[] positions = new long[entries.size() + arrivals.size()];
        int i = 0;
        for (Entry entry : entries) {
            positions[i++] = entry.position;
        }
        for (Long arrival : arrivals) {
            positions[i++] = arrival;
        }
        return Ranges.format(positions);
    }

    private void addFirst(PagedView view, int count, List<Entry> into) {
        for (Entry entry : view.next(count)) {
            if (mayBeNamedAhead(entry.deliveries)) {
                into.add(entry);
            }
        }
    }

    private boolean mayBeNamedAhead(int deliveries) {
        return Coverage.mayBeNamedAhead(deliveries, policy().redelivery());
    }

    /** How many deliveries are kept in mind because of a record. */
    int remembered() {
        lock.lock();
        try {
            return coverage.size();
        } finally {
            lock.unlock();
        }
    }

    void endRecord(boolean committed) {
        lock.lock();
        try {
            if (committed) {
                coverage.committed();
            } else {
                coverage.discarded();
                recordedPositions = "?";
            }
        } finally {
            lock.unlock();
        }
    }
}
