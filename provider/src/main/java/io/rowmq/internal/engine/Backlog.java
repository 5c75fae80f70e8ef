package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a queue or a subscription: the deliveries on its shelf, and those in hand. One lock guards it all; no
 * call of the store and no signal is made under it.
 *
 * <p>It is longer than most because the transitions of a delivery (arrived, taken, returned, settled) are best read
 * side by side.
 */
final class Backlog {

    private static final int PAGE_MESSAGES = 1_000;
    private static final long PAGE_BYTES = 8L << 20;

    final BacklogId id;
    final StoredDestination destination;
    private final EngineParts parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition readEnded = lock.newCondition();
    private final Shelf shelf;
    private final Set<Entry> inHand = new LinkedHashSet<>();
    /** Those in the engine's own hands because they have expired. */
    private final Set<Long> withdrawn = new HashSet<>();

    private final Waiters waiters = new Waiters();
    private final Coverage coverage = new Coverage();
    private String recordedPositions = "";
    private int readers;
    private boolean closed;

    Backlog(BacklogId id, StoredDestination destination, boolean empty, EngineParts parts) {
        this.id = id;
        this.destination = destination;
        this.parts = parts;
        this.shelf = new Shelf(this, empty, parts);
    }

    // ---- readers

    Reader open(@Nullable Selector selector, Runnable onClose) throws JMSException {
        lock.lock();
        try {
            if (closed) {
                throw new InvalidDestinationException(destination.name() + " has been deleted", "ROWMQ-DELETED");
            }
            View view = shelf.view(selector);
            view.readers++;
            readers++;
            return new BacklogReader(this, view, onClose);
        } finally {
            lock.unlock();
        }
    }

    void closeReader(View view) {
        lock.lock();
        try {
            readers--;
            if (--view.readers == 0) {
                shelf.drop(view);
            }
        } finally {
            lock.unlock();
        }
    }

    int readers() {
        lock.lock();
        try {
            return readers;
        } finally {
            lock.unlock();
        }
    }

    boolean hasInHand() {
        lock.lock();
        try {
            return !inHand.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    // ---- taking

    /** Takes the first delivery of a view; reads pages until there is one or the backlog has been read to its end. */
    @Nullable Claim poll(BacklogReader reader) throws JMSException {
        List<Entry> undeliverable = new ArrayList<>(0);
        try {
            Entry entry = take(reader, undeliverable);
            return entry == null ? null : claim(entry);
        } finally {
            if (!undeliverable.isEmpty()) {
                parts.settler().giveUp(undeliverable);
            }
        }
    }

    private Claim claim(Entry entry) throws JMSException {
        try {
            if (!entry.covered) {
                cover(entry);
            }
            return TakenDelivery.of(entry, parts.store());
        } catch (JMSException | RuntimeException failure) {
            release(List.of(entry));
            throw failure;
        }
    }

    private @Nullable Entry take(BacklogReader reader, List<Entry> undeliverable) throws JMSException {
        View view = reader.view();
        lock.lock();
        try {
            reader.settle();
            while (!closed) {
                Entry entry = view.first();
                if (entry == null) {
                    if (view.caughtUp()) {
                        return null;
                    }
                    if (view.reading()) {
                        readEnded.awaitUninterruptibly();
                    } else {
                        read(view);
                    }
                    continue;
                }
                hold(entry);
                if (parts.settler().undeliverable(entry)) {
                    undeliverable.add(entry);
                    continue;
                }
                if (coverage.low(ahead())) {
                    parts.handouts().wanted(this);
                }
                readAhead(view);
                return entry;
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void hold(Entry entry) {
        entry.state = Entry.State.IN_HAND;
        inHand.add(entry);
        shelf.leaveViews(entry);
    }

    private void cover(Entry entry) throws JMSException {
        while (!entry.covered) {
            parts.handouts().force(this);
        }
    }

    // ---- reading pages

    private void readAhead(View view) {
        int low = Math.min(PAGE_MESSAGES, shelf.limit()) / 4;
        if (view.size() < low && !view.caughtUp() && !view.reading()) {
            View.Read read = view.beginRead();
            parts.background().run("read " + id, () -> readPage(view, read));
        }
    }

    /** Called with the lock held; gives it up while reading. */
    private void read(View view) throws JMSException {
        View.Read read = view.beginRead();
        lock.unlock();
        try {
            readPage(view, read);
        } finally {
            lock.lock();
        }
    }

    private void readPage(View view, View.Read read) throws JMSException {
        Page page = null;
        try {
            page = parts.store().page(id, read.from, Math.min(PAGE_MESSAGES, shelf.limit()), PAGE_BYTES);
        } finally {
            lock.lock();
            try {
                if (page == null) {
                    view.failRead();
                } else if (!closed) {
                    shelf.merge(view, read, page);
                }
                readEnded.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    // ---- what commits bring

    /** A message was committed, or a delayed one is due. */
    void arrived(long position, StoredMessage message, int deliveries) {
        change(signals -> {
            if (closed) {
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

    /** A delivery is over. */
    void settled(Entry entry) {
        lock.lock();
        try {
            entry.state = Entry.State.GONE;
            inHand.remove(entry);
            withdrawn.remove(entry.position);
            shelf.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** A delivery that may not be loaded is over, or is delayed and will come again as an arrival. */
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

    /** A delivery came back and counts; the store knows. */
    void returned(Entry entry, int deliveries) {
        change(signals -> {
            entry.deliveries = deliveries;
            putBack(entry, signals);
        });
    }

    /** Deliveries came back as if they had never been taken. */
    void release(List<Entry> entries) {
        change(signals -> entries.forEach(entry -> putBack(entry, signals)));
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

    /** What is in hand, for the orderly end of an engine whose sessions were not closed. */
    List<Entry> inHand() {
        lock.lock();
        try {
            return List.copyOf(inHand);
        } finally {
            lock.unlock();
        }
    }

    private void putBack(@Nullable Entry entry, List<Runnable> signals) {
        if (entry == null || entry.state != Entry.State.IN_HAND) {
            return;
        }
        entry.state = Entry.State.READY;
        inHand.remove(entry);
        if (closed) {
            shelf.unload(entry);
        } else {
            offer(entry, signals);
        }
    }

    private void offer(Entry entry, List<Runnable> signals) {
        shelf.place(entry);
        if (!waiters.isEmpty()) {
            BacklogReader reader = waiters.next(candidate -> candidate.view().selects(entry));
            if (reader != null) {
                signals.add(reader.signalled());
            }
        }
    }

    // ---- waiting

    boolean arm(BacklogReader reader, Runnable signal) {
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            if (reader.view().mayHaveMore()) {
                return false;
            }
            reader.armed(signal);
            waiters.add(reader);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a reader out of the queue; if it had been signalled already, the next one is. */
    void disarm(BacklogReader reader) {
        change(signals -> {
            if (!waiters.remove(reader) && reader.settle()) {
                BacklogReader next = waiters.next(candidate -> candidate.view().mayHaveMore());
                if (next != null) {
                    signals.add(next.signalled());
                }
            }
        });
    }

    private void change(Consumer<List<Runnable>> change) {
        List<Runnable> signals = new ArrayList<>(1);
        lock.lock();
        try {
            change.accept(signals);
        } finally {
            lock.unlock();
        }
        signals.forEach(Runnable::run);
    }

    // ---- hand-out records

    /** Whether a transaction that brings messages here should bring a record too. */
    boolean wantsRecord() {
        lock.lock();
        try {
            return readers > 0 && coverage.low(ahead());
        } finally {
            lock.unlock();
        }
    }

    /** The positions of the next record, null if the last one still says it all. */
    @Nullable String beginRecord(List<Long> arriving) {
        lock.lock();
        try {
            int ahead = ahead();
            List<Entry> entries = new ArrayList<>(inHand);
            List<Long> arrivals = new ArrayList<>(0);
            if (readers > 0) {
                addFirst(shelf.all(), ahead, entries);
                shelf.selected().forEach(view -> addFirst(view, ahead, entries));
                int room = Math.max(0, ahead - shelf.all().size());
                arrivals.addAll(arriving.subList(0, Math.min(room, arriving.size())));
            }
            coverage.begin(entries, arrivals);
            String positions = format(entries, arrivals);
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
        return Coverage.ahead(readers, inHand.size());
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

    private static void addFirst(View view, int count, List<Entry> into) {
        Iterator<Entry> entries = view.iterator();
        for (int i = 0; i < count && entries.hasNext(); i++) {
            into.add(entries.next());
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

    // ---- the end

    /** Nothing is handed out or kept here any more. Returns whether the store may still hold something. */
    boolean close() {
        lock.lock();
        try {
            boolean holds = !shelf.isEmpty() || !shelf.all().caughtUp();
            closed = true;
            shelf.clear();
            readEnded.signalAll();
            return holds;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a position is in somebody's hands. */
    boolean inHand(long position) {
        lock.lock();
        try {
            Entry entry = shelf.find(position);
            return entry != null && entry.state == Entry.State.IN_HAND;
        } finally {
            lock.unlock();
        }
    }
}
