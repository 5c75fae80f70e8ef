package io.rowmq.internal.engine;

import io.rowmq.internal.engine.ClaimSearch.Catch;
import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backlog of a database that several JVMs share. Nothing is kept in memory but what this JVM has claimed; whether
 * there is more is known from the last claim, from what commits here, and from hints.
 */
class ClaimedBacklog extends Backlog {

    private final Peers peers;
    private final ClaimedShelf shelf;
    private final ClaimSize size = new ClaimSize();
    private final Claimer claimer;

    ClaimedBacklog(BacklogId id, StoredDestination destination, EngineParts parts, Peers peers) {
        super(id, destination, parts);
        this.peers = peers;
        this.shelf = new ClaimedShelf(this, parts);
        this.claimer = new Claimer(this, shelf, size, parts, peers);
    }

    // ---- views

    @Override
    View view(@Nullable Selector selector) {
        return shelf.view(selector);
    }

    @Override
    Collection<ClaimedView> views() {
        return shelf.views();
    }

    /** Nobody reads this view any more; what it returns gives back what nobody else here may take. */
    Runnable drop(ClaimedView view) {
        List<Entry> unseen = shelf.drop(view);
        return unseen.isEmpty() && !view.reading() ? () -> {} : () -> claimer.finish(unseen);
    }

    @Override
    void place(Entry entry) {
        if (!shelf.place(entry)) {
            abandon(entry);
        }
    }

    @Override
    void leaveViews(Entry entry) {
        shelf.leaveViews(entry);
    }

    @Override
    void taken(View view) {
        if (view.low() && !view.reading()) {
            View.Reading ahead = view.beginRead();
            if (!parts.background().run("claim from " + id, ahead::run)) {
                ((ClaimedView) view).failRead();
            }
        }
    }

    /**
     * The claim is in the database already, and still this JVM's unless its lease has ended while it waited; what came
     * back in memory alone is counted there now.
     */
    @Override
    void secure(Entry entry) throws JMSException {
        if (uncounted(entry)) {
            parts.commits().commit(() -> {
                Unit unit = new Unit(parts);
                Settlement keep = new Settlement.Keep(id, entry.position, entry.deliveries);
                unit.settle(keep, entry, () -> counted(entry));
                return unit;
            });
        }
        peers.membership().ensure();
    }

    private boolean uncounted(Entry entry) {
        lock.lock();
        try {
            return entry.uncounted;
        } finally {
            lock.unlock();
        }
    }

    private void counted(Entry entry) {
        lock.lock();
        try {
            entry.uncounted = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    void returnedHereAlone(Entry entry, int deliveries) {
        lock.lock();
        try {
            // the claim has counted this delivery, and no other one
            entry.uncounted = true;
        } finally {
            lock.unlock();
        }
        returned(entry, deliveries);
    }

    @Override
    void forget(Entry entry) {
        shelf.unload(entry);
    }

    @Override
    void abandon(Entry entry) {
        shelf.leave(entry);
        claimer.handBackLater(shelf.withGroups(List.of(entry)));
    }

    @Override
    boolean clear() {
        claimer.handBackLater(shelf.takeOlder(Long.MAX_VALUE));
        return true;
    }

    // ---- claiming

    @Override
    @Nullable Claim poll(BacklogReader reader) throws JMSException {
        try {
            peers.membership().ensure();
        } catch (JMSException | RuntimeException failure) {
            // what it was signalled for may still be there for others
            disarm(reader);
            throw failure;
        }
        Claim claim = super.poll(reader);
        while (claim != null && claim.lost()) {
            claim = super.poll(reader);
        }
        return claim;
    }

    /** What reads more into a view. */
    View.Reading reading(ClaimedView view) {
        return () -> claimer.claim(view);
    }

    /** Whether so few are left that more should be claimed. */
    boolean low(int left) {
        return size.low(left);
    }

    /** A claim has brought deliveries; returns those that nobody here wants any more. Called with the lock held. */
    List<Entry> brought(ClaimedView view, long node, Catch caught, List<Runnable> signals) {
        long now = parts.time().now();
        shelf.lookAgain(view, caught);
        List<Entry> entries = new ArrayList<>(caught.rows().size());
        for (StoredDelivery row : caught.rows()) {
            Entry entry = new Entry(this, row.position(), row.message(), row.deliveryCount());
            entry.node = node;
            entry.claimedAt = now;
            entry.claimedFor = view.selective() ? view : null;
            entries.add(entry);
        }
        return shown(entries, signals);
    }

    /** What a former node had claimed of it is not ours any more, though nobody may have been told yet. */
    private void load(Entry entry, List<Runnable> signals) {
        Entry known = shelf.find(entry.position);
        if (known != null && known.node != entry.node) {
            lose(known, signals);
        }
        shelf.load(entry);
    }

    /** Shows claimed entries to those who want them; returns those that nobody does. Called with the lock held. */
    List<Entry> shown(List<Entry> entries, List<Runnable> signals) {
        List<Entry> unwanted = new ArrayList<>(0);
        for (Entry entry : entries) {
            load(entry, signals);
            if (closed() || shelf.disturbed(entry) || !shelf.place(entry)) {
                shelf.leave(entry);
                unwanted.add(entry);
            } else {
                signalFor(entry, signals);
            }
        }
        return unwanted;
    }

    @Override
    List<Entry> withhold(List<StoredDelivery> deliveries) throws JMSException {
        List<Long> orderKeys =
                deliveries.stream().map(StoredDelivery::orderKey).sorted().toList();
        List<Entry> held = new ArrayList<>(deliveries.size());
        Set<Long> wanted = new HashSet<>(orderKeys);
        change(signals -> List.copyOf(shelf.loaded()).stream()
                .filter(entry -> entry.state == Entry.State.READY && wanted.contains(entry.orderKey))
                .forEach(entry -> {
                    hold(entry);
                    held.add(entry);
                }));
        held.forEach(entry -> wanted.remove(entry.orderKey));
        try {
            held.addAll(
                    claimer.withhold(orderKeys.stream().filter(wanted::contains).toList()));
        } catch (JMSException | RuntimeException failure) {
            release(held);
            throw failure;
        }
        return held;
    }

    /** Keeps what was claimed for nobody here. Called with the lock held. */
    Entry heldBack(long node, StoredDelivery row, List<Runnable> signals) {
        Entry entry = new Entry(this, row.position(), row.message(), row.deliveryCount());
        entry.node = node;
        entry.claimedAt = parts.time().now();
        load(entry, signals);
        hold(entry);
        return entry;
    }

    // ---- giving claims back

    /** Gives back what was claimed before a time and is in nobody's hands. */
    void handBackOlder(long claimedBefore) {
        claimer.handBackLater(take(claimedBefore));
    }

    /** Gives everything back that is in nobody's hands, and returns when that is done. */
    void handBackAll() throws JMSException {
        claimer.unclaim(take(Long.MAX_VALUE));
    }

    private List<Entry> take(long claimedBefore) {
        lock.lock();
        try {
            return shelf.takeOlder(claimedBefore);
        } finally {
            lock.unlock();
        }
    }

    /** One of a group may have been claimed for an operator, out of its turn: it takes its turn in the database. */
    @Override
    void release(List<Entry> entries) {
        List<Entry> unwanted = new ArrayList<>(0);
        change(signals -> {
            for (Entry entry : entries) {
                if (entry.state == Entry.State.IN_HAND && (entry.group != null || readers() == 0)) {
                    entry.state = Entry.State.READY;
                    shelf.leave(entry);
                    unwanted.addAll(shelf.withGroups(List.of(entry)));
                    letGo(entry, signals);
                } else {
                    putBack(entry, signals);
                }
            }
        });
        claimer.handBack(unwanted);
    }

    // ---- what commits bring

    @Override
    void arrived(long position, StoredMessage message, int deliveries) {
        long orderKey = OrderKey.of(message.priority(), position);
        change(signals -> {
            if (closed()) {
                parts.trimmer().trim(id);
                return;
            }
            shelf.views().stream().filter(view -> view.selects(message)).forEach(view -> view.hint(orderKey));
            signal(reader -> reader.view().selects(message), signals);
        });
    }

    @Override
    void reread() {
        hint(OrderKey.START);
    }

    /** Something has become ready: from this key on, as far as is known. */
    void hint(long orderKey) {
        change(signals -> {
            if (closed()) {
                parts.trimmer().trim(id);
            } else {
                shelf.views().forEach(view -> wake(view, orderKey, signals));
            }
        });
    }

    /**
     * The database has something ready.
     *
     * @return whether it is for somebody who waits, as far as is known
     */
    boolean found() {
        long now = parts.time().now();
        boolean[] found = {false};
        change(signals -> {
            for (ClaimedView view : shelf.views()) {
                if (view.worthLooking(now)) {
                    found[0] |= wake(view, OrderKey.START, signals) && view.rewarding() && !view.selective();
                }
            }
        });
        return found[0];
    }

    private boolean wake(ClaimedView view, long orderKey, List<Runnable> signals) {
        view.hint(orderKey);
        return signal(reader -> reader.view() == view, signals);
    }

    @Override
    boolean arm(BacklogReader reader, Runnable signal) {
        boolean armed = super.arm(reader, signal);
        if (armed) {
            peers.wakeups().waiting(this);
        }
        return armed;
    }

    @Override
    void giveBack(Entry entry, int deliveries, long dueTime, Unit unit) {
        if (dueTime != 0) {
            unit.settle(back(entry, deliveries, dueTime), entry, () -> {
                delayed();
                settled(entry);
                parts.timers().expect(dueTime);
            });
        } else if (readers() > 0) {
            Settlement keep = new Settlement.Keep(id, entry.position, deliveries);
            unit.settle(keep, entry, () -> kept(entry, deliveries));
        } else {
            unit.settle(back(entry, deliveries, 0), entry, () -> {
                left(entry);
                arrived(entry.position, entry.message, deliveries);
            });
        }
    }

    /** An entry is with the database again; in the hands of this JVM it is over. */
    private void left(Entry entry) {
        change(signals -> {
            entry.state = Entry.State.GONE;
            forget(entry);
            claimer.handBackLater(shelf.leaveGroup(entry.group));
            letGo(entry, signals);
        });
    }

    /** Claims of a group pass it over as long as a branch has a message of it, so nothing of it may be left here. */
    @Override
    void parked(Entry entry) {
        left(entry);
    }

    /** The store has found it among what this JVM holds, so that there is no doubt about it any more. */
    private void kept(Entry entry, int deliveries) {
        lock.lock();
        try {
            entry.doubtful = false;
            entry.uncounted = false;
        } finally {
            lock.unlock();
        }
        returned(entry, deliveries);
    }

    private Settlement back(Entry entry, int deliveries, long dueTime) {
        return new Settlement.Return(id, entry.position, entry.message.priority(), deliveries, dueTime);
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

    /** Whether a position is claimed here and in nobody's hands. */
    boolean idle(long position) {
        lock.lock();
        try {
            Entry entry = shelf.find(position);
            return entry != null && entry.state == Entry.State.READY;
        } finally {
            lock.unlock();
        }
    }

    // ---- when this JVM was taken for dead

    /** What a former node had claimed is not ours any more. */
    void lost(long formerNode) {
        change(signals -> {
            List<Entry> gone = shelf.loaded().stream()
                    .filter(entry -> entry.node == formerNode)
                    .toList();
            gone.forEach(entry -> lose(entry, signals));
            shelf.views().forEach(view -> wake(view, OrderKey.START, signals));
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>If this JVM was not taken for dead some of them may still be claimed, but nobody knows which.
     */
    @Override
    void lost(List<Entry> entries) {
        change(signals -> {
            for (Entry entry : entries) {
                if (entry.state == Entry.State.IN_HAND) {
                    claimer.handBackLater(shelf.leaveGroup(entry.group));
                    lose(entry, signals);
                }
            }
            claimer.doubt();
            shelf.views().forEach(view -> wake(view, OrderKey.START, signals));
        });
    }

    /** Finds out what is claimed here that nobody knows of, if that is in doubt. */
    void resolveDoubt() throws JMSException {
        claimer.resolveDoubt();
    }

    private void lose(Entry entry, List<Runnable> signals) {
        entry.state = Entry.State.LOST;
        shelf.leaveViews(entry);
        shelf.unload(entry);
        letGo(entry, signals);
    }
}
