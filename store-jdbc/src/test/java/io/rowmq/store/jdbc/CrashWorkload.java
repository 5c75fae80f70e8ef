package io.rowmq.store.jdbc;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Units whose outcome can be told from what a database holds: each sends messages and removes messages that were sent
 * before, half of them so that a copy stays in the archive. It keeps what was begun and what was acknowledged.
 */
final class CrashWorkload {

    private static final List<BacklogId> BACKLOGS =
            List.of(Samples.ORDERS, BacklogId.queue(2), Samples.NEWS_A, Samples.NEWS_B);

    private final AtomicInteger names = new AtomicInteger();
    private final Map<Integer, Unit> begun = new ConcurrentHashMap<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    /** One thread's work: random units, until there have been so many. */
    void run(MessageStore store, Random random, int units) throws JMSException {
        List<Stored> mine = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            step(store, random, mine);
        }
    }

    private void step(MessageStore store, Random random, List<Stored> mine) throws JMSException {
        Unit unit = new Unit(names.incrementAndGet());
        List<Send> sends = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            sends.add(send(random, "u" + unit.number + "-" + i));
        }
        List<Settlement> settlements = new ArrayList<>();
        int removals = Math.min(mine.size(), random.nextInt(mine.size() > 40 ? 8 : 4));
        for (int i = 0; i < removals; i++) {
            Stored gone = mine.remove(random.nextInt(Math.min(mine.size(), 5)));
            if (gone.position % 2 == 0) {
                settlements.add(new Settlement.Archive(gone.backlog, gone.position, 1, Long.MAX_VALUE));
                unit.copied.put(gone.name(), gone.id);
            }
            settlements.add(Samples.remove(gone.backlog, gone.position));
            unit.removed.add(gone.name());
        }
        sends.forEach(send -> send.routes()
                .forEach(route -> unit.sent.add(route + " " + send.message().messageId())));
        Effect effect = first -> {
            long position = first;
            for (Send send : sends) {
                for (BacklogId route : lingers(position) ? List.<BacklogId>of() : send.routes()) {
                    mine.add(new Stored(route, position, send.message().messageId()));
                }
                position++;
            }
        };
        begun.put(unit.number, unit);
        store.commit(WorkUnit.of(sends, settlements, effect));
        acknowledged.add(unit.number);
    }

    /** Some messages are never removed, so that the file has something to be tidied up. */
    private static boolean lingers(long position) {
        return position % 10 == 0;
    }

    private static Send send(Random random, String id) {
        int size = random.nextInt(100) == 0 ? 300_000 : random.nextInt(6000);
        MessageBody body = MessageBody.ofText(BodyType.TEXT, "x".repeat(size));
        int kind = random.nextInt(3);
        long destination = kind == 2 ? Samples.NEWS : kind + 1;
        List<BacklogId> routes =
                kind == 2 ? List.of(Samples.NEWS_A, Samples.NEWS_B) : List.of(BacklogId.queue(destination));
        return new Send(Samples.message(id, destination, random.nextInt(10), 0, body), routes, 0);
    }

    /** What is known now: nothing acknowledged later is in it. */
    Knowledge knowledge() {
        Set<Integer> done = Set.copyOf(acknowledged);
        return new Knowledge(done, new HashMap<>(begun));
    }

    /** A unit by its number. */
    private static final class Unit {
        private final int number;
        private final List<String> sent = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private final Map<String, String> copied = new HashMap<>();

        Unit(int number) {
            this.number = number;
        }
    }

    private record Stored(BacklogId backlog, long position, String id) {
        String name() {
            return backlog + " " + id;
        }
    }

    /**
     * What was begun and acknowledged at some moment.
     *
     * @param acknowledged units that were acknowledged
     * @param begun units that may have been begun
     */
    record Knowledge(Set<Integer> acknowledged, Map<Integer, Unit> begun) {

        /** Everything in which a database differs from what it must hold; empty if it is right. */
        List<String> faults(MessageStore store) throws JMSException {
            Set<String> present = new TreeSet<>();
            for (BacklogId backlog : BACKLOGS) {
                long after = OrderKey.START;
                Page page;
                do {
                    page = store.page(backlog, after, 500, Long.MAX_VALUE);
                    after = page.lastKey();
                    for (StoredDelivery delivery : page.deliveries()) {
                        present.add(backlog + " " + delivery.message().messageId());
                        if (delivery.message().body().detached() && store.loadBody(delivery.position()) == null) {
                            present.add("without body " + delivery.message().messageId());
                        }
                    }
                } while (!page.end());
            }
            List<String> faults = faults(present);
            faults.addAll(copyFaults(present, copies(store)));
            return faults;
        }

        private static Set<String> copies(MessageStore store) throws JMSException {
            Set<String> copies = new TreeSet<>();
            for (long destination : List.of(Samples.ORDERS.id(), 2L, Samples.NEWS)) {
                store
                        .archive()
                        .page(destination, OrderKey.START, Integer.MAX_VALUE - 1, Long.MAX_VALUE)
                        .messages()
                        .stream()
                        .map(copy -> copy.message().messageId())
                        .forEach(copies::add);
            }
            return copies;
        }

        /** What is gone was copied, and what is still in a queue was not. */
        private List<String> copyFaults(Set<String> present, Set<String> copies) {
            List<String> faults = new ArrayList<>();
            for (Unit unit : begun.values()) {
                unit.copied.forEach((name, id) -> {
                    if (!present.contains(name) && !copies.contains(id)) {
                        faults.add("gone without a copy: " + name);
                    } else if (present.contains(name) && copies.contains(id) && !name.contains("SUBSCRIPTION")) {
                        faults.add("copied, but still there: " + name);
                    }
                });
            }
            return faults;
        }

        private List<String> faults(Set<String> present) {
            Set<String> mustBeGone = new TreeSet<>();
            Set<String> mayBeGone = new TreeSet<>();
            begun.values()
                    .forEach(
                            unit -> (acknowledged.contains(unit.number) ? mustBeGone : mayBeGone).addAll(unit.removed));
            List<String> faults = new ArrayList<>();
            for (Unit unit : begun.values()) {
                boolean done = acknowledged.contains(unit.number);
                boolean any = unit.sent.stream().anyMatch(present::contains)
                        || (!done && unit.removed.stream().anyMatch(name -> !present.contains(name)));
                for (String name : unit.sent) {
                    if ((done || any)
                            && !present.contains(name)
                            && !mustBeGone.contains(name)
                            && !mayBeGone.contains(name)) {
                        faults.add((done ? "lost: " : "half a unit: ") + name);
                    }
                }
                for (String name : unit.removed) {
                    if ((done || any) && present.contains(name)) {
                        faults.add((done ? "came back: " : "half a unit: ") + name);
                    }
                }
            }
            present.stream().filter(name -> name.startsWith("without body")).forEach(faults::add);
            return faults;
        }
    }
}
