package io.rowmq.internal.engine;

import io.rowmq.spi.Alert;
import io.rowmq.spi.Claims;
import io.rowmq.spi.Hints;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.Registry;
import io.rowmq.spi.SharedStore;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * This JVM among the others that share its database: what it is, what it does again and again, and what it does with
 * their hints.
 */
final class Peers implements Hints {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    /** The lease is renewed with every so many ticks; a tick is a tenth of the lease. */
    private static final int TICKS_PER_BEAT = 3;

    private final SharedStore store;
    private final EngineParts parts;
    private final Membership membership;
    private final Wakeups wakeups;
    private final ReentrantLock establishing = new ReentrantLock();
    /** The node to which everything here belongs that belongs to a node. */
    private volatile long established;

    private int ticks;

    Peers(SharedStore store, EngineParts parts) {
        this.store = store;
        this.parts = parts;
        this.membership =
                new Membership(store.nodes(), parts.time(), parts.options().lease(), this::lost);
        this.wakeups = new Wakeups(store, parts);
    }

    Membership membership() {
        return membership;
    }

    Claims claims() {
        return store.claims();
    }

    Nodes nodes() {
        return store.nodes();
    }

    Registry registry() {
        return store.registry();
    }

    Wakeups wakeups() {
        return wakeups;
    }

    /** Something that only a node that is taken for alive may do. */
    @FunctionalInterface
    interface Deed<T> {
        T by(long node) throws JMSException;
    }

    /** Does something as a node; once more as another one if this turns out to have been taken for dead. */
    <T> T alive(Deed<T> deed) throws JMSException {
        try {
            return established(deed);
        } catch (JMSException failure) {
            if (!Nodes.FENCED.equals(failure.getErrorCode())) {
                throw failure;
            }
            membership.renew();
            return established(deed);
        }
    }

    /** Nothing new comes into being as another node before what there is has begun anew as that node. */
    private <T> T established(Deed<T> deed) throws JMSException {
        if (establishing.isHeldByCurrentThread()) {
            return deed.by(membership.node());
        }
        establish();
        return deed.by(established);
    }

    /** The node to which everything here belongs that belongs to a node; the former one while this begins anew. */
    long establishedNode() {
        return established;
    }

    /** Becomes a node, listens to the others, and begins to tick. */
    void start() throws JMSException {
        membership.join();
        established = membership.node();
        store.listen(this);
        nextTick();
    }

    private void nextTick() {
        parts.alarms()
                .at(
                        parts.time().now() + membership.tick(),
                        () -> parts.background().run("renew the lease of this JVM", this::tick, this::nextTick));
    }

    private void tick() throws JMSException {
        try {
            long old = parts.time().now() - membership.patience();
            claimed().forEach(backlog -> backlog.handBackOlder(old));
            if (ticks++ % TICKS_PER_BEAT == 0) {
                beat();
            }
        } finally {
            nextTick();
        }
    }

    private void beat() throws JMSException {
        membership.renew();
        membership.buryAll();
        store.trims().forEach(parts.trimmer()::trim);
        // what a node that is gone had set a timer for
        parts.timers().start();
        for (ClaimedBacklog backlog : claimed()) {
            backlog.resolveDoubt();
        }
    }

    private List<ClaimedBacklog> claimed() {
        return parts.backlogs().all().stream()
                .filter(ClaimedBacklog.class::isInstance)
                .map(ClaimedBacklog.class::cast)
                .toList();
    }

    @Override
    public void ready(Collection<Hint> hints) {
        for (Hint hint : hints) {
            if (parts.backlogs().find(hint.backlog()) instanceof ClaimedBacklog backlog) {
                backlog.hint(hint.orderKey());
            }
        }
    }

    @Override
    public void missed() {
        claimed().forEach(ClaimedBacklog::found);
    }

    private void lost(long formerNode) {
        claimed().forEach(backlog -> backlog.lost(formerNode));
        parts.alerts()
                .tell(new Alert(
                        Alert.Kind.LEASE,
                        parts.store().name(),
                        "this JVM (node " + formerNode + ") did not renew its lease of "
                                + parts.options().lease()
                                + " and was taken for dead: what it had received and not settled is given to others; it"
                                + " goes on as node " + membership.node(),
                        true));
        reestablish();
    }

    private void reestablish() {
        boolean begun = parts.background().run("register anew", () -> {
            try {
                establish();
            } catch (JMSException | RuntimeException failure) {
                parts.timers().retry(this::reestablish);
                throw failure;
            }
        });
        if (!begun) {
            parts.timers().retry(this::reestablish);
        }
    }

    /** What ended with a former node begins anew, as far as it can. */
    private void establish() throws JMSException {
        if (established == membership.node()) {
            return;
        }
        establishing.lock();
        try {
            long node = membership.node();
            if (established != node) {
                membership.buryAll();
                parts.directory().reestablish();
                parts.subscriptions().reestablish();
                parts.clientIds().reestablish();
                established = node;
            }
        } finally {
            establishing.unlock();
        }
    }

    /** Gives back what can be given back, and is no node any more. */
    void stop() {
        for (ClaimedBacklog backlog : claimed()) {
            try {
                backlog.handBackAll();
            } catch (JMSException | RuntimeException failure) {
                LOG.log(Level.WARNING, "What was claimed from " + backlog.id + " counts as delivered", failure);
            }
        }
        membership.leave();
    }
}
