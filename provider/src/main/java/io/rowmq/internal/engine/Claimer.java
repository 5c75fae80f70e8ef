package io.rowmq.internal.engine;

import io.rowmq.internal.engine.ClaimSearch.Catch;
import io.rowmq.internal.engine.ClaimSearch.Wish;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Claims deliveries of one shared backlog, and gives back those that nobody took. One claim at a time: after one that
 * failed it is not known what was claimed, and the next first gives back what memory does not know of.
 */
final class Claimer {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final ClaimedBacklog backlog;
    private final ClaimedShelf shelf;
    private final ClaimSize size;
    private final EngineParts parts;
    private final Peers peers;
    private final ClaimSearch search;
    private final ClaimDoubt doubt;
    private final ReentrantLock claiming = new ReentrantLock();

    Claimer(ClaimedBacklog backlog, ClaimedShelf shelf, ClaimSize size, EngineParts parts, Peers peers) {
        this.backlog = backlog;
        this.shelf = shelf;
        this.size = size;
        this.parts = parts;
        this.peers = peers;
        this.search = new ClaimSearch(backlog, parts, peers);
        this.doubt = new ClaimDoubt(backlog, shelf, peers);
    }

    /** Claims for the readers of a view. Called without the lock of the backlog. */
    void claim(ClaimedView view) throws JMSException {
        Catch caught = null;
        long node = peers.membership().node();
        claiming.lock();
        try {
            doubt.resolve(node);
            if (!view.selective()) {
                putInOrder(view, node);
            }
            Wish wish = wish(view);
            caught = wish.limit() == 0 ? Catch.NOTHING : search.claim(node, view, wish);
        } finally {
            List<Entry> unwanted = ended(view, node, caught);
            if (!unwanted.isEmpty()) {
                handBack(unwanted);
            }
            claiming.unlock();
        }
    }

    /** Claims what is still ready of these for nobody's view. Called without the lock of the backlog. */
    List<Entry> withhold(List<Long> orderKeys) throws JMSException {
        List<Entry> held = new ArrayList<>(orderKeys.size());
        if (orderKeys.isEmpty()) {
            return held;
        }
        claiming.lock();
        try {
            long node = peers.membership().node();
            List<StoredDelivery> rows = claimed(node, orderKeys);
            backlog.change(signals -> {
                if (node == peers.membership().node()) {
                    rows.forEach(row -> held.add(backlog.heldBack(node, row, signals)));
                }
            });
        } finally {
            claiming.unlock();
        }
        return held;
    }

    private List<StoredDelivery> claimed(long node, List<Long> orderKeys) throws JMSException {
        try {
            return peers.claims().claimOutOfTurn(node, backlog.id, orderKeys);
        } catch (JMSException | RuntimeException failure) {
            doubt.begin(false);
            throw failure;
        }
    }

    /** How many to claim; none if the last reader was closed meanwhile. */
    private Wish wish(ClaimedView view) {
        backlog.lock.lock();
        try {
            int limit = view.readers() == 0
                    ? 0
                    : size.next(view.readers(), shelf.room(), parts.time().now());
            return new Wish(limit, shelf.beginClaim(view));
        } finally {
            backlog.lock.unlock();
        }
    }

    /**
     * What was claimed for a view with a selector is handed out to others if nothing of its group is ready before it;
     * if something is, it is given back, to be claimed in its turn.
     */
    private void putInOrder(ClaimedView view, long node) throws JMSException {
        List<Entry> doubted = new ArrayList<>(0);
        List<Entry> seenBefore = new ArrayList<>(0);
        backlog.change(signals -> shelf.takeOutOfOrder(view, node)
                .forEach(entry -> (entry.doubtful || entry.uncounted ? seenBefore : doubted).add(entry)));
        handBack(seenBefore);
        if (doubted.isEmpty()) {
            return;
        }
        Set<Long> lost;
        try {
            lost = peers.claims()
                    .unclaimOutOfOrder(
                            node,
                            backlog.id,
                            doubted.stream().map(entry -> entry.orderKey).toList());
        } catch (JMSException | RuntimeException failure) {
            parts.timers().retry(() -> handBackLater(doubted));
            throw failure;
        }
        List<Entry> unwanted = new ArrayList<>(0);
        backlog.change(signals -> {
            shelf.left(doubted);
            List<Entry> kept = doubted.stream()
                    .filter(entry -> !lost.contains(entry.position)
                            && node == peers.membership().node())
                    .toList();
            kept.forEach(entry -> entry.claimedFor = null);
            unwanted.addAll(backlog.shown(kept, signals));
        });
        handBack(unwanted);
        if (!lost.isEmpty()) {
            backlog.hint(doubted.stream()
                    .filter(entry -> lost.contains(entry.position))
                    .mapToLong(entry -> entry.orderKey)
                    .min()
                    .orElseThrow());
        }
    }

    /** Brings what was caught; returns what nobody wants any more. */
    private List<Entry> ended(ClaimedView view, long node, @Nullable Catch caught) {
        List<Entry> unwanted = new ArrayList<>(0);
        backlog.change(signals -> {
            if (caught == null) {
                view.failRead();
                doubt.begin(false);
            } else {
                view.endRead(
                        caught.lookedUpTo(),
                        caught.end(),
                        !caught.rows().isEmpty(),
                        parts.time().now());
                if (!view.selective()) {
                    long bytes = caught.rows().stream()
                            .mapToLong(row -> row.message().footprint())
                            .sum();
                    size.brought(caught.rows().size(), bytes, !caught.end());
                }
                if (node == peers.membership().node()) {
                    unwanted.addAll(backlog.brought(view, node, caught, signals));
                }
            }
            backlog.readEnded();
        });
        return unwanted;
    }

    /** More may be claimed than memory knows, and sessions have seen it. */
    void doubt() {
        doubt.begin(true);
    }

    /**
     * Gives back what is claimed that memory does not know of. Each claim does that first; but there may be no reader
     * any more, and then others would wait for it as long as this JVM lives.
     */
    void resolveDoubt() throws JMSException {
        if (doubt.present() && claiming.tryLock()) {
            try {
                doubt.resolve(peers.membership().node());
            } finally {
                claiming.unlock();
            }
        }
    }

    /** Gives claims back in the background. */
    void handBackLater(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        if (!parts.background().run("give back what was claimed from " + backlog.id, () -> handBack(entries))) {
            parts.timers().retry(() -> handBackLater(entries));
        }
    }

    /** Gives claims back when the claim that is on its way has ended, which gives back what it brings. */
    void finish(List<Entry> entries) {
        claiming.lock();
        try {
            handBack(entries);
        } finally {
            claiming.unlock();
        }
    }

    /** Gives claims back; where that fails it is tried again later. */
    void handBack(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            unclaim(entries);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "Could not give back what was claimed from " + backlog.id, failure);
            parts.timers().retry(() -> handBackLater(entries));
        }
    }

    /** Gives claims back, and lets who waits here look for them again. */
    void unclaim(List<Entry> entries) throws JMSException {
        claiming.lock();
        try {
            List<Entry> held = stillHeld(entries);
            unclaim(held, false);
            unclaim(held, true);
            backlog.change(signals -> shelf.left(entries));
        } finally {
            claiming.unlock();
        }
    }

    /** Without what another attempt has given back, and this JVM has claimed again since. */
    private List<Entry> stillHeld(List<Entry> entries) {
        long node = peers.membership().node();
        backlog.lock.lock();
        try {
            return entries.stream()
                    .filter(entry -> entry.node == node && shelf.find(entry.position) == null)
                    .toList();
        } finally {
            backlog.lock.unlock();
        }
    }

    /** What a session has had whose return the database does not know of counts as delivered. */
    private void unclaim(List<Entry> entries, boolean seenBySession) throws JMSException {
        List<Long> orderKeys = entries.stream()
                .filter(entry -> (entry.doubtful || entry.uncounted) == seenBySession)
                .map(entry -> entry.orderKey)
                .sorted()
                .toList();
        if (!orderKeys.isEmpty()) {
            peers.claims().unclaim(entries.get(0).node, backlog.id, orderKeys, seenBySession);
            backlog.hint(orderKeys.get(0));
        }
    }
}
