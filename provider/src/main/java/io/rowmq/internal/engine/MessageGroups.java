package io.rowmq.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which message groups of a backlog nobody else may take from: those of which somebody has a message in hand, those
 * that wait with a message for its redelivery, and those of which a prepared branch has a message. Guarded by the lock
 * of its backlog.
 */
final class MessageGroups {

    private final Map<String, Hold> holds = new HashMap<>();
    private final Map<Object, Set<String>> byHolder = new IdentityHashMap<>();
    /** The positions that prepared branches have. */
    private final Map<Long, String> parked = new HashMap<>();

    private int handled;

    /** Why a group is held. */
    private static final class Hold {
        private @Nullable Object holder;
        private int taken;
        private long until;
        private int parked;

        private boolean over() {
            return taken == 0 && until == 0 && parked == 0;
        }
    }

    /** Whether a group is held, by whomever. */
    boolean held(String group) {
        return !holds.isEmpty() && holds.containsKey(group);
    }

    /** Whether somebody has one of its messages in hand. */
    boolean inHand(String group) {
        Hold hold = holds.get(group);
        return hold != null && hold.taken > 0;
    }

    /** Of how many groups somebody has messages in hand. */
    int inHand() {
        return handled;
    }

    /** Whether a message can go into these hands as far as its group is concerned. */
    boolean opensTo(Object holder, Entry entry) {
        if (entry.group == null || holds.isEmpty()) {
            return true;
        }
        Hold hold = holds.get(entry.group);
        return hold == null || hold.holder == holder && hold.until == 0 && hold.parked == 0;
    }

    /** The groups that somebody may go on with while others may not. */
    Collection<String> heldBy(Object holder) {
        return byHolder.isEmpty() ? Set.of() : byHolder.getOrDefault(holder, Set.of());
    }

    /** Somebody takes an entry; whether its group is held only from now on. */
    boolean take(Entry entry, Object holder) {
        if (entry.group == null) {
            return false;
        }
        boolean first = !holds.containsKey(entry.group);
        Hold hold = hold(entry.group);
        if (hold.taken++ == 0) {
            handled++;
        }
        hold.holder = holder;
        entry.holder = holder;
        byHolder.computeIfAbsent(holder, any -> new HashSet<>()).add(entry.group);
        return first;
    }

    private Hold hold(String group) {
        return holds.computeIfAbsent(group, any -> new Hold());
    }

    /** An entry has left the hands it was in; whether its group is free now. */
    boolean letGo(Entry entry) {
        Object holder = entry.holder;
        if (entry.group == null || holder == null) {
            return false;
        }
        entry.holder = null;
        Hold hold = hold(entry.group);
        if (--hold.taken == 0) {
            handled--;
            hold.holder = null;
            Set<String> groups = byHolder.get(holder);
            groups.remove(entry.group);
            if (groups.isEmpty()) {
                byHolder.remove(holder);
            }
        }
        return freed(entry.group, hold);
    }

    private boolean freed(String group, Hold hold) {
        return hold.over() && holds.remove(group, hold);
    }

    /** Nobody takes from the group until that time. */
    void delay(String group, long until) {
        Hold hold = hold(group);
        hold.until = Math.max(hold.until, until);
    }

    /** Whether one of its messages waits for its redelivery. */
    boolean delayed(String group) {
        Hold hold = holds.get(group);
        return hold != null && hold.until != 0;
    }

    /** The groups whose delay is over, and nothing else holds them. */
    List<String> due(long now) {
        List<String> due = new ArrayList<>(1);
        holds.forEach((group, hold) -> {
            if (hold.until != 0 && hold.until <= now) {
                hold.until = 0;
                due.add(group);
            }
        });
        due.removeIf(group -> !freed(group, hold(group)));
        return due;
    }

    /** A prepared branch has a message of the group. */
    void park(String group, long position) {
        if (parked.put(position, group) == null) {
            hold(group).parked++;
        }
    }

    /** The branch that had a message is over; its group if that is free now. */
    @Nullable String unpark(long position) {
        String group = parked.isEmpty() ? null : parked.remove(position);
        if (group == null) {
            return null;
        }
        Hold hold = hold(group);
        hold.parked--;
        return freed(group, hold) ? group : null;
    }
}
