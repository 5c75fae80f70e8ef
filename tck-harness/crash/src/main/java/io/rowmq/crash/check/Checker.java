package io.rowmq.crash.check;

import io.rowmq.crash.check.Violation.Kind;
import io.rowmq.crash.journal.Event;
import io.rowmq.crash.journal.Intent;
import io.rowmq.crash.journal.Ref;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the journal against the promises. A unit is undecided from its announcement until its call returns; if the JVM
 * dies in between, the first thing that is seen of it decides, and everything seen later must agree. What is decided is
 * strict: a delivery exists until the unit that settles it, and never again.
 */
public final class Checker implements Consumer<Event> {

    private static final int REMEMBERED = 500_000;

    private final Map<String, Unit> undecided = new LinkedHashMap<>();
    private final Map<String, Map<String, Delivery>> backlogs = new HashMap<>();
    private final Map<String, Event.Waiting> waiting = new HashMap<>();
    private final Map<String, Integer> allowance = new HashMap<>();
    private final Set<Integer> running = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Consumer<Ref> settledListener;
    private final Set<Ref> lately = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ref, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * A model of an empty store.
     *
     * @param settledListener is told each delivery that was settled for good, once
     */
    public Checker(Consumer<Ref> settledListener) {
        this.settledListener = settledListener;
    }

    /** What was broken so far. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The numbers so far. */
    public Tally tally() {
        return tally;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Started) {
            running.add(event.incarnation());
        } else if (event instanceof Event.Planned e) {
            planned(e);
        } else if (event instanceof Event.Done e) {
            concluded(e.unit(), true);
        } else if (event instanceof Event.Failed e) {
            concluded(e.unit(), false);
        } else if (event instanceof Event.Waiting e) {
            waiting.put(e.ticket(), e);
        } else if (event instanceof Event.Nothing e) {
            waiting.remove(e.ticket());
        } else if (event instanceof Event.Received e) {
            received(e);
        } else if (event instanceof Event.Snapshot e) {
            snapshot(e.backlog(), Set.copyOf(e.keys()));
        } else if (event instanceof Event.Drained e) {
            snapshot(e.backlog(), Set.of());
        } else if (event instanceof Event.Trouble e) {
            broken(Kind.TROUBLE, "incarnation " + e.incarnation(), e.text());
        } else if (event instanceof Event.Stopped e) {
            stopped(e.incarnation());
        }
    }

    private void planned(Event.Planned event) {
        if (event.intent() == Intent.UNDO) {
            tally.undone++;
            event.settles().forEach(ref -> change(ref, delivery -> delivery.holder = 0));
            return;
        }
        Unit unit = new Unit(event.unit(), event.incarnation(), event.sends(), event.settles());
        undecided.put(unit.name, unit);
        for (Ref ref : unit.sends) {
            if (backlog(ref.backlog()).put(ref.key(), new Delivery(unit)) != null) {
                throw new IllegalStateException("the key of " + ref + " was given twice");
            }
        }
        unit.settles.forEach(ref -> change(ref, delivery -> delivery.settledBy = unit));
    }

    private void concluded(String name, boolean committed) {
        @Nullable Unit unit = undecided.get(name);
        if (unit == null) {
            return;
        }
        if (unit.evidence != null && unit.evidence != committed) {
            String text = committed
                    ? "what it settles came again before its call returned; "
                    : "what it sends was received before its call threw; ";
            broken(committed ? Kind.DOUBLED : Kind.GHOST, unit.name, text + unit);
        }
        decide(unit, committed);
    }

    private void received(Event.Received event) {
        Ref ref = event.ref();
        if (event.ticket() != null) {
            waiting.remove(event.ticket());
        }
        if (!event.intact()) {
            broken(Kind.DAMAGED, ref.toString(), "its body is not what was sent");
        }
        @Nullable Delivery delivery = backlog(ref.backlog()).get(ref.key());
        if (delivery == null) {
            unexpected(ref, "was received, delivery " + event.count());
            return;
        }
        if (delivery.sentBy != null) {
            evidence(delivery.sentBy, true);
        }
        if (delivery.settledBy != null) {
            evidence(delivery.settledBy, false);
        } else if (running.contains(delivery.holder)) {
            broken(Kind.IN_TWO_HANDS, ref.toString(), "came while it was still in hand, delivery " + event.count());
        }
        flags(event, delivery);
        delivery.holder = event.incarnation();
        delivery.seen = true;
        delivery.count = event.count();
        if (event.ticket() != null) {
            settle(ref);
        }
    }

    private void flags(Event.Received event, Delivery delivery) {
        if (event.redelivered() != event.count() > 1) {
            broken(
                    Kind.UNFLAGGED,
                    event.ref().toString(),
                    "JMSRedelivered is " + event.redelivered() + " at delivery count " + event.count());
        }
        if (!delivery.seen) {
            tally.flaggedUnseen += event.redelivered() ? 1 : 0;
            return;
        }
        tally.redelivered++;
        if (event.count() <= delivery.count) {
            broken(
                    Kind.UNFLAGGED,
                    event.ref().toString(),
                    "came back with delivery count " + event.count() + " after " + delivery.count);
        }
    }

    /** A queue's content is known exactly: decides what touched it, then compares. */
    private void snapshot(String name, Set<String> keys) {
        for (Unit unit : List.copyOf(undecided.values())) {
            if (!running.contains(unit.incarnation)) {
                Set<Boolean> traces = new HashSet<>();
                known(unit.sends, name).forEach(key -> traces.add(keys.contains(key)));
                known(unit.settles, name).forEach(key -> traces.add(!keys.contains(key)));
                if (traces.size() == 2) {
                    contradicted(unit);
                }
                if (!traces.isEmpty()) {
                    decideDoubt(unit, traces.contains(true));
                }
            }
        }
        Map<String, Delivery> expected = backlog(name);
        keys.stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> unexpected(new Ref(name, key), "is in the queue"));
        List<Ref> missing = expected.keySet().stream()
                .filter(key -> !keys.contains(key))
                .map(key -> new Ref(name, key))
                .toList();
        int allowed = Math.min(missing.size(), allowance.getOrDefault(name, 0));
        allowance.remove(name);
        tally.assumedTaken += allowed;
        if (missing.size() > allowed) {
            broken(
                    Kind.LOST,
                    missing.get(0).toString(),
                    (missing.size() - allowed) + " committed message(s) are not in " + name + "; missing "
                            + missing.subList(0, Math.min(missing.size(), 20)));
        }
        missing.forEach(this::settle);
    }

    private void stopped(int incarnation) {
        running.remove(incarnation);
        waiting.values().removeIf(call -> {
            boolean cutShort = call.incarnation() == incarnation;
            if (cutShort) {
                allowance.merge(call.backlog(), 1, Integer::sum);
            }
            return cutShort;
        });
        for (Unit unit : List.copyOf(undecided.values())) {
            if (unit.incarnation == incarnation && unit.evidence != null) {
                decideDoubt(unit, unit.evidence);
            }
        }
    }

    private void evidence(Unit unit, boolean committed) {
        if (!running.contains(unit.incarnation)) {
            decideDoubt(unit, committed);
        } else if (unit.evidence == null) {
            unit.evidence = committed;
        } else if (unit.evidence != committed) {
            contradicted(unit);
        }
    }

    private void contradicted(Unit unit) {
        broken(Kind.TORN, unit.name, "one part of it happened and another did not; " + unit);
    }

    private void decideDoubt(Unit unit, boolean committed) {
        if (committed) {
            tally.doubtCommitted++;
        } else {
            tally.doubtUndone++;
        }
        decide(unit, committed);
    }

    private void decide(Unit unit, boolean committed) {
        undecided.remove(unit.name);
        if (committed) {
            tally.sent += unit.sends.size();
            unit.sends.forEach(ref -> change(ref, delivery -> delivery.sentBy = null));
            unit.settles.forEach(this::settle);
        } else {
            unit.sends.forEach(ref -> backlog(ref.backlog()).remove(ref.key()));
            unit.settles.forEach(ref -> change(ref, delivery -> {
                delivery.settledBy = delivery.settledBy == unit ? null : delivery.settledBy;
                delivery.holder = 0;
            }));
        }
    }

    private void settle(Ref ref) {
        if (backlog(ref.backlog()).remove(ref.key()) != null) {
            tally.settled++;
            lately.add(ref);
            settledListener.accept(ref);
        }
    }

    private void unexpected(Ref ref, String text) {
        if (lately.contains(ref)) {
            broken(Kind.DOUBLED, ref.toString(), text + ", although it had been settled");
        } else {
            broken(Kind.GHOST, ref.toString(), text + ", although its send was undone or never committed");
        }
    }

    /** The keys of those deliveries in a backlog that have not been settled since. */
    private List<String> known(List<Ref> refs, String name) {
        return refs.stream()
                .filter(ref -> ref.backlog().equals(name) && backlog(name).containsKey(ref.key()))
                .map(Ref::key)
                .toList();
    }

    private void change(Ref ref, Consumer<Delivery> change) {
        @Nullable Delivery delivery = backlog(ref.backlog()).get(ref.key());
        if (delivery != null) {
            change.accept(delivery);
        }
    }

    private Map<String, Delivery> backlog(String name) {
        return backlogs.computeIfAbsent(name, unused -> new LinkedHashMap<>());
    }

    private void broken(Kind kind, String subject, String text) {
        violations.add(new Violation(kind, subject, text));
    }
}
