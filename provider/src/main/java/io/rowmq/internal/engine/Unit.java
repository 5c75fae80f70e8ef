package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Effect;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.WorkUnit;
import java.util.ArrayList;
import java.util.List;

/** Gathers the sends and settlements of one unit together with what they change in memory. */
final class Unit {

    private final EngineParts parts;
    private final List<Send> sends = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>(0);
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Runnable> effects = new ArrayList<>();

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

    void giveBack(Entry entry, int deliveries, long dueTime) {
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
                List.copyOf(declarations), List.copyOf(sends), List.copyOf(settlements), List.of(), effect());
    }

    private Effect effect() {
        return firstPosition -> {
            effects.forEach(Runnable::run);
            long position = firstPosition;
            for (Send send : sends) {
                arrive(send, position++);
            }
        };
    }

    private void arrive(Send send, long position) {
        if (send.message().expiration() != 0) {
            parts.timers().expect(send.message().expiration());
        }
        boolean delayed = send.dueTime() != 0;
        if (delayed) {
            parts.timers().expect(send.dueTime());
        }
        for (BacklogId route : send.routes()) {
            Backlog backlog = parts.backlogs().find(route);
            if (backlog == null) {
                parts.trimmer().trim(route);
            } else if (delayed) {
                backlog.delayed();
            } else {
                backlog.arrived(position, send.message(), 0);
            }
        }
    }
}
