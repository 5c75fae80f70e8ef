package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Effect;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.WorkUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Gathers the sends and settlements of one unit together with what they change in memory. */
final class Unit {

    private final EngineParts parts;
    private final List<Send> sends = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>(0);
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Runnable> effects = new ArrayList<>();
    private @Nullable BranchStep step;
    private @Nullable LongConsumer prepared;

    Unit(EngineParts parts) {
        this.parts = parts;
    }

    void declare(Declaration declaration) {
        declarations.add(declaration);
    }

    void send(Send send) {
        sends.add(send);
    }

    void remove(Entry entry) {
        settlements.add(new Settlement.Remove(entry.backlog.id, entry.position, 0, entry.message.expiration()));
        effects.add(() -> entry.backlog.settled(entry));
    }

    /** A delivery goes into a branch that is being prepared, and out of memory. */
    void park(Entry entry) {
        settlements.add(new Settlement.Park(entry.backlog.id, entry.position, entry.message.expiration()));
        effects.add(() -> entry.backlog.settled(entry));
    }

    /** A delivery of a prepared branch is over. */
    void removeParked(BacklogId backlog, long position) {
        settlements.add(new Settlement.Remove(backlog, position, 0, 0));
    }

    /** A delivery of a prepared branch can be handed out, or will be when it is due. */
    void unpark(BacklogId backlog, long position, StoredMessage message, int deliveries, long dueTime) {
        settlements.add(new Settlement.Unpark(
                backlog, position, message.priority(), deliveries, dueTime, message.expiration()));
        effects.add(() -> {
            expect(message, dueTime);
            arrive(backlog, position, message, deliveries, dueTime);
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
        settlements.add(
                new Settlement.Return(entry.backlog.id, entry.position, entry.message.priority(), deliveries, dueTime));
        if (dueTime == 0) {
            effects.add(() -> entry.backlog.returned(entry, deliveries));
        } else {
            effects.add(() -> {
                entry.backlog.delayed();
                entry.backlog.settled(entry);
                parts.timers().expect(dueTime);
            });
        }
    }

    boolean isEmpty() {
        return sends.isEmpty() && settlements.isEmpty() && declarations.isEmpty();
    }

    WorkUnit build() {
        return new WorkUnit(
                List.copyOf(declarations), List.copyOf(sends), List.copyOf(settlements), List.of(), step, effect());
    }

    private Effect effect() {
        return firstPosition -> {
            effects.forEach(Runnable::run);
            if (prepared != null) {
                prepared.accept(firstPosition);
                return;
            }
            long position = firstPosition;
            for (Send send : sends) {
                arrive(send, position++);
            }
        };
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
            parts.trimmer().trim(route);
        } else if (dueTime != 0) {
            backlog.delayed();
        } else {
            backlog.arrived(position, message, deliveries);
        }
    }
}
