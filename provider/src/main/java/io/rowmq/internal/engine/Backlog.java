package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.policy.DestinationPolicy;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a queue or a subscription: who reads it, who waits for it, and what is in hand. Where ready deliveries
 * come from is left to the two kinds of backlog: {@link PagedBacklog} in a database that this JVM has to itself, and
 * {@link ClaimedBacklog} in one that it shares. One lock guards it all; no call of the store and no signal is made
 * under it.
 */
abstract class Backlog {

    private static final int MOST_UNDELIVERABLE = 500;

    /** Changes only when this JVM was taken for dead, and what ended with it begins anew. */
    volatile BacklogId id;

    final StoredDestination destination;
    final EngineParts parts;
    final ReentrantLock lock = new ReentrantLock();
    private final Condition readEnded = lock.newCondition();
    private final Set<Entry> inHand = new LinkedHashSet<>();
    private final Waiters waiters = new Waiters();
    private final Terms terms;
    private final Gate gate;
    private final MessageGroups groups = new MessageGroups();
    private final GroupDoors doors;
    private final Traffic traffic = new Traffic();
    private int readers;
    private boolean delaying;
    private boolean closed;

    Backlog(BacklogId id, StoredDestination destination, EngineParts parts) {
        this.id = id;
        this.destination = destination;
        this.parts = parts;
        this.terms = parts.policies().terms(destination);
        this.gate = new Gate(terms, parts.time());
        this.doors = new GroupDoors(this, groups, parts);
    }

    /** What holds for the destination now. */
    DestinationPolicy policy() {
        return terms.policy();
    }

    // ---- what the kinds of backlog do; called with the lock held unless said otherwise

    /** The view for a selector. */
    abstract View view(@Nullable Selector selector);

    /** All views. */
    abstract Collection<? extends View> views();

    /** A ready entry becomes available, or available again. */
    abstract void place(Entry entry);

    /** An entry has been taken into somebody's hands, and is in no view any more. */
    abstract void leaveViews(Entry entry);

    /** A session is about to get the entry that was just taken from the view. */
    abstract void taken(View view);

    /** Called without the lock, before a session gets an entry. */
    abstract void secure(Entry entry) throws JMSException;

    /** An entry is over. */
    abstract void forget(Entry entry);

    /** An entry that comes back although the backlog has been closed. */
    abstract void abandon(Entry entry);

    /** Forgets everything that is in nobody's hands; whether the store may still hold something. */
    abstract boolean clear();

    /** What has come and gone. */
    Traffic traffic() {
        return traffic;
    }

    /** How it is used here. */
    BacklogState state() {
        lock.lock();
        try {
            return new BacklogState(readers, inHand.size(), traffic.arrived(), traffic.settled());
        } finally {
            lock.unlock();
        }
    }

    // ---- readers

    Reader open(@Nullable Selector selector, Runnable onClose) throws JMSException {
        lock.lock();
        try {
            if (closed) {
                throw new InvalidDestinationException(destination.name() + " has been deleted", "ROWMQ-DELETED");
            }
            View view = view(selector);
            view.join();
            readers++;
            return new BacklogReader(this, view, onClose);
        } finally {
            lock.unlock();
        }
    }

    void closeReader(View view) {
        change(signals -> {
            readers--;
            signals.add(view.leave());
        });
    }

    int readers() {
        lock.lock();
        try {
            return readers;
        } finally {
            lock.unlock();
        }
    }

    // ---- taking

    /** Takes the first delivery of a view; reads the store until there is one or there is nothing more to read. */
    @Nullable Claim poll(BacklogReader reader) throws JMSException {
        List<Entry> undeliverable = new ArrayList<>(0);
        try {
            Entry entry = take(reader, undeliverable);
            while (entry == null && undeliverable.size() == MOST_UNDELIVERABLE) {
                // a backlog that has expired goes through memory step by step
                List<Entry> step = List.copyOf(undeliverable);
                undeliverable.clear();
                parts.settler().giveUp(step);
                entry = take(reader, undeliverable);
            }
            return entry == null ? null : claim(entry);
        } catch (JMSException | RuntimeException failure) {
            // what it was signalled for may still be there for others
            disarm(reader);
            throw failure;
        } finally {
            if (!undeliverable.isEmpty()) {
                parts.settler().giveUpLater(undeliverable);
            }
        }
    }

    private Claim claim(Entry entry) throws JMSException {
        try {
            Claim claim = TakenDelivery.of(entry, parts.store());
            // last, because reading a large body may take longer than what is made sure of holds
            secure(entry);
            return claim;
        } catch (JMSException | RuntimeException failure) {
            release(List.of(entry));
            throw failure;
        }
    }

    private @Nullable Entry take(BacklogReader reader, List<Entry> undeliverable) throws JMSException {
        View view = reader.view();
        Object holder = reader.holder();
        lock.lock();
        try {
            while (!closed && !gate.shut()) {
                Entry entry = view.first(holder);
                if (entry == null) {
                    if (view.caughtUp()) {
                        reader.settle();
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
                    if (undeliverable.size() == MOST_UNDELIVERABLE) {
                        return null;
                    }
                    continue;
                }
                if (groups.take(entry, holder)) {
                    doors.shut(entry.group);
                }
                taken(view);
                reader.settle();
                return entry;
            }
            reader.settle();
            return null;
        } finally {
            lock.unlock();
        }
    }

    void hold(Entry entry) {
        entry.state = Entry.State.IN_HAND;
        inHand.add(entry);
        leaveViews(entry);
    }

    /** Called with the lock held; gives it up while reading. */
    private void read(View view) throws JMSException {
        View.Reading read = view.beginRead();
        lock.unlock();
        try {
            read.run();
        } finally {
            lock.lock();
        }
    }

    /** A read has ended, one way or another: whoever waited for it looks again. Called with the lock held. */
    void readEnded() {
        readEnded.signalAll();
    }

    // ---- what commits bring

    /** A message was committed, or a delayed one is due. */
    abstract void arrived(long position, StoredMessage message, int deliveries);

    /** Adds to a unit that a delivery comes back and counts. */
    abstract void giveBack(Entry entry, int deliveries, long dueTime, Unit unit);

    /**
     * Takes those of these deliveries that are still there and in nobody's hands out of circulation: they are in hand
     * until a unit settles them or they are released. Called without the lock.
     */
    abstract List<Entry> withhold(List<StoredDelivery> deliveries) throws JMSException;

    /** Whether a position is in somebody's hands. */
    abstract boolean inHand(long position);

    /** It is not known whether a delivery in somebody's hands is over: when it comes back, the store is asked. */
    void doubt(Entry entry) {
        lock.lock();
        try {
            entry.doubtful = true;
        } finally {
            lock.unlock();
        }
    }

    /** The store may hold what nobody here knows of: what is ready is read again. */
    void reread() {
        change(signals -> {
            if (!closed) {
                clear();
                waiters.all().forEach(reader -> signals.add(reader.signalled()));
            }
        });
    }

    /** A delivery was committed that is not due yet: the store has it, and nothing in memory knows. */
    void delayed() {
        lock.lock();
        try {
            delaying = true;
            if (closed) {
                parts.trimmer().trim(id);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A delivery is over. */
    void settled(Entry entry) {
        change(signals -> {
            entry.state = Entry.State.GONE;
            forget(entry);
            letGo(entry, signals);
        });
    }

    /** A delivery that was taken belongs to a prepared branch. */
    abstract void parked(Entry entry);

    /** A delivery came back and counts; the store knows. */
    void returned(Entry entry, int deliveries) {
        change(signals -> {
            entry.deliveries = deliveries;
            putBack(entry, signals);
        });
    }

    /** A delivery came back and counts, but the store could not be told. */
    void returnedHereAlone(Entry entry, int deliveries) {
        returned(entry, deliveries);
    }

    /** Deliveries came back as if they had never been taken. */
    void release(List<Entry> entries) {
        change(signals -> entries.forEach(entry -> putBack(entry, signals)));
    }

    void putBack(@Nullable Entry entry, List<Runnable> signals) {
        if (entry == null || entry.state != Entry.State.IN_HAND) {
            return;
        }
        entry.state = Entry.State.READY;
        if (closed) {
            abandon(entry);
        } else if (entry.doubtful) {
            abandon(entry);
            clear();
            waiters.all().forEach(reader -> signals.add(reader.signalled()));
        } else {
            offer(entry, signals);
        }
        letGo(entry, signals);
    }

    void offer(Entry entry, List<Runnable> signals) {
        place(entry);
        signalFor(entry, signals);
    }

    /** Signals the first that waits for such a message, unless its group is in other hands. */
    void signalFor(Entry entry, List<Runnable> signals) {
        signal(reader -> reader.mayGet(entry), signals);
    }

    MessageGroups groups() {
        return groups;
    }

    GroupDoors doors() {
        return doors;
    }

    /** An entry is in nobody's hands any more. Called with the lock held. */
    void letGo(Entry entry, List<Runnable> signals) {
        inHand.remove(entry);
        if (groups.letGo(entry)) {
            doors.open(entry.group, signals);
        }
    }

    /** Signals the first that waits and fits; whether there is one. Called with the lock held. */
    boolean signal(Predicate<BacklogReader> fits, List<Runnable> signals) {
        BacklogReader reader = waiters.isEmpty() || gate.shut() ? null : waiters.next(fits);
        if (reader != null) {
            signals.add(reader.signalled());
        }
        return reader != null;
    }

    /** Whether anybody waits. */
    boolean hasWaiters() {
        lock.lock();
        try {
            return !waiters.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What is in hand, as a copy. */
    List<Entry> inHand() {
        lock.lock();
        try {
            return List.copyOf(inHand);
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

    /** What is in hand. Called with the lock held. */
    Collection<Entry> held() {
        return inHand;
    }

    // ---- waiting

    boolean arm(BacklogReader reader, Runnable signal) {
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            Object holder = reader.holder();
            if (!gate.shut() && reader.view().mayHaveMore(holder)) {
                return false;
            }
            reader.armed(signal, holder);
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
                signal(BacklogReader::mayGetMore, signals);
            }
        });
    }

    /** Nothing is handed out until that time, or nothing of its group, so that nothing overtakes what came back. */
    void holdBack(Entry entry, long until) {
        if (entry.group != null && !policy().strictOrder()) {
            doors.shut(entry.group, until);
            return;
        }
        lock.lock();
        try {
            gate.hold(until);
        } finally {
            lock.unlock();
        }
        parts.alarms().at(until, this::reopened);
    }

    /** It may be that something is handed out again: all who wait look. */
    void reopened() {
        change(signals -> {
            while (signal(BacklogReader::mayGetMore, signals)) {
                // one after the other
            }
        });
    }

    /** Changes something under the lock; what the change adds to the list is run without it afterwards. */
    void change(Consumer<List<Runnable>> change) {
        List<Runnable> signals = new ArrayList<>(1);
        lock.lock();
        try {
            change.accept(signals);
        } finally {
            lock.unlock();
        }
        Waiters.wake(signals, destination.name());
    }

    /** Deliveries turned out not to be ours any more. */
    void lost(List<Entry> entries) {
        throw new IllegalStateException("what is claimed in memory alone cannot be lost");
    }

    // ---- the end

    /** Nothing is handed out or kept here any more. Returns whether the store may still hold something. */
    boolean close() {
        lock.lock();
        try {
            closed = true;
            boolean holds = clear() | delaying;
            readEnded.signalAll();
            return holds;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has been closed. Called with the lock held. */
    boolean closed() {
        return closed;
    }
}
