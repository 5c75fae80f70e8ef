package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.Premise;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Staging;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the sends and settlements of one unit together with what they change in memory. */
final class Unit {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final EngineParts parts;
    private final List<Send> sends = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>(0);
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Staging> stagings = new ArrayList<>(0);
    private final List<Runnable> effects = new ArrayList<>();
    /** What it settles that had been taken; whether it is still there is not known while a commit is in doubt. */
    private final List<Entry> entries = new ArrayList<>();

    private final List<BacklogId> unparked = new ArrayList<>(0);
    private @Nullable BranchStep step;
    private @Nullable LongConsumer prepared;
    private long topology;

    Unit(EngineParts parts) {
        this.parts = parts;
    }

    void send(Send send) {
        sends.add(send);
    }

    void declare(Declaration declaration) {
        declarations.add(declaration);
    }

    /** Adds what becomes of a row of the outbox. */
    void dispose(Staging staging) {
        stagings.add(staging);
    }

    /** The routes of a send were found on this version of the topology. */
    void routedOn(long version) {
        topology = topology == 0 ? version : Math.min(topology, version);
    }

    /** A delivery was consumed: it goes, and a copy of its message is kept where that is set. */
    void consume(Entry entry) {
        Duration period = Archive.period(entry.backlog);
        if (!period.isZero()) {
            archive(entry.backlog.id, entry.position, period);
        }
        remove(entry);
    }

    /** Keeps a copy of a message that the unit removes because it was consumed. */
    void archive(BacklogId backlog, long position, Duration period) {
        long now = parts.time().now();
        settlements.add(new Settlement.Archive(backlog, position, now, Archive.end(now, period)));
        effects.add(parts.archiveKeeper()::expect);
    }

    /** A delivery goes for another reason than its consumption. */
    void remove(Entry entry) {
        settle(new Settlement.Remove(entry.backlog.id, entry.position, 0, entry.message.expiration()), entry, () -> {
            entry.backlog.settled(entry);
            entry.backlog.traffic().went();
        });
    }

    /** A delivery goes into a branch that is being prepared, and out of memory. */
    void park(Entry entry) {
        settle(
                new Settlement.Park(entry.backlog.id, entry.position, entry.message.expiration()),
                entry,
                () -> entry.backlog.parked(entry));
    }

    /** A delivery of a prepared branch is over. */
    void removeParked(BacklogId backlog, long position) {
        settlements.add(new Settlement.Remove(backlog, position, 0, 0));
        effects.add(() -> unparked(backlog, position));
    }

    private void unparked(BacklogId id, long position) {
        Backlog backlog = parts.backlogs().find(id);
        if (backlog != null) {
            backlog.doors().unpark(position);
        }
    }

    /** A delivery of a prepared branch can be handed out, or will be when it is due. */
    void unpark(BacklogId backlog, long position, StoredMessage message, int deliveries, long dueTime) {
        settlements.add(new Settlement.Unpark(
                backlog, position, message.priority(), deliveries, dueTime, message.expiration()));
        unparked.add(backlog);
        effects.add(() -> {
            expect(message, dueTime);
            arrive(backlog, position, message, deliveries, dueTime);
            unparked(backlog, position);
        });
    }

    /** The unit only prepares a branch: its sends do not arrive; their first position is told instead. */
    void prepare(BranchStep.Prepare prepare, LongConsumer firstPosition) {
        step = prepare;
        prepared = firstPosition;
    }

    /** The unit ends what was prepared. */
    void finish(BranchStep finish) {
        step = finish;
    }

    void giveBack(Entry entry, int deliveries, long dueTime) {
        if (entry.state == Entry.State.PARKED) {
            unpark(entry.backlog.id, entry.position, entry.message, deliveries, dueTime);
            return;
        }
        entry.backlog.giveBack(entry, deliveries, dueTime, this);
    }

    /** A delivery comes back to its place, and nothing of its backlog or its group is handed out until that time. */
    void giveBackAndHold(Entry entry, int deliveries, long until) {
        effects.add(() -> entry.backlog.holdBack(entry, until));
        giveBack(entry, deliveries, 0);
    }

    /** Adds a settlement of a delivery that was taken, and what it changes in memory. */
    void settle(Settlement settlement, Entry entry, Runnable effect) {
        entries.add(entry);
        settlements.add(settlement);
        effects.add(effect);
    }

    /** Tells who watches once the unit is committed; nothing is made if nobody does. */
    void tell(Consumer<MessageObserver> news) {
        MessageObserver observer = parts.observers().current();
        if (observer != null) {
            effects.add(() -> news.accept(observer));
        }
    }

    /** Whether there is nothing to commit; a branch that prepares nothing is over without it. */
    boolean isEmpty() {
        return sends.isEmpty()
                && settlements.isEmpty()
                && declarations.isEmpty()
                && stagings.isEmpty()
                && (step == null || step instanceof BranchStep.Prepare)
                && topology == 0;
    }

    /**
     * The store said that not all of what was to be settled is ours: nobody here may settle it any more.
     *
     * @param node what this JVM claims with now; what a former node claimed has been dropped already
     */
    void lost(long node) {
        boolean former = entries.stream().anyMatch(entry -> entry.node != node);
        if (!former) {
            Map<Backlog, List<Entry>> byBacklog =
                    entries.stream().collect(Collectors.groupingBy(entry -> entry.backlog));
            byBacklog.forEach(Backlog::lost);
        }
    }

    /** The keys of the temporary queues that it sends to. */
    Set<Long> temporaryQueues() {
        return sends.stream()
                .flatMap(send -> send.routes().stream())
                .filter(route -> route.kind() == BacklogId.Kind.QUEUE && route.temporary())
                .map(BacklogId::id)
                .collect(Collectors.toSet());
    }

    WorkUnit build() throws JMSException {
        return new WorkUnit(
                List.copyOf(declarations),
                List.copyOf(sends),
                List.copyOf(settlements),
                List.copyOf(stagings),
                step,
                new Premise(node(), topology),
                effect());
    }

    private long node() throws JMSException {
        long node = 0;
        for (Entry entry : entries) {
            if (node != 0 && entry.node != node) {
                throw new JMSException(
                        "Some of the messages to be settled were received before this JVM was taken for dead; they are"
                                + " given to others",
                        Nodes.FENCED);
            }
            node = entry.node;
        }
        return node;
    }

    private Effect effect() {
        return new Effect() {
            @Override
            public void committed(long firstPosition) {
                effects.forEach(Runnable::run);
                if (prepared != null) {
                    prepared.accept(firstPosition);
                    return;
                }
                long position = firstPosition;
                for (Send send : sends) {
                    try {
                        arrive(send, position++);
                    } catch (RuntimeException | Error failure) {
                        LOG.log(Level.ERROR, "A message did not get into memory; it is read from the store", failure);
                        reread(send.routes());
                    }
                }
            }

            @Override
            public void inDoubt() {
                entries.forEach(entry -> entry.backlog.doubt(entry));
                sends.forEach(send -> reread(send.routes()));
                reread(unparked);
            }
        };
    }

    /** The store may have it: whoever reads there will see. */
    private void reread(Collection<BacklogId> routes) {
        parts.timers().expect(parts.time().now());
        for (BacklogId route : routes) {
            Backlog backlog = parts.backlogs().find(route);
            if (backlog != null) {
                backlog.reread();
            }
        }
    }

    private void arrive(Send send, long position) {
        expect(send.message(), send.dueTime());
        for (BacklogId route : send.routes()) {
            arrive(route, position, send.message(), 0, send.dueTime());
        }
    }

    private void expect(StoredMessage message, long dueTime) {
        if (message.expiration() != 0) {
            parts.timers().expect(message.expiration());
        }
        if (dueTime != 0) {
            parts.timers().expect(dueTime);
        }
    }

    private void arrive(BacklogId route, long position, StoredMessage message, int deliveries, long dueTime) {
        Backlog backlog = parts.backlogs().find(route);
        if (backlog == null) {
            trimIfEnded(route);
            return;
        }
        backlog.traffic().came();
        if (dueTime != 0) {
            backlog.delayed();
        } else {
            backlog.arrived(position, message, deliveries);
        }
    }

    /** Among peers a backlog that is not known here may well be known to others. */
    private void trimIfEnded(BacklogId route) {
        if (parts.peers() == null) {
            parts.trimmer().trim(route);
        }
    }
}
