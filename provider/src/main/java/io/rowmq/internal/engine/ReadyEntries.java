package io.rowmq.internal.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ready entries of a view in order of delivery. Those of a message group stand in a lane of their own, of which
 * only the first can be taken, and by nobody else while the group is held. Guarded by the lock of its backlog.
 */
final class ReadyEntries {

    private static final Comparator<Entry> ORDER = Comparator.comparingLong(entry -> entry.orderKey);
    private static final long NOTHING = Long.MAX_VALUE;

    private final MessageGroups groups;
    private final TreeSet<Entry> ungrouped = new TreeSet<>(ORDER);
    /** All that stand in lanes. */
    private final TreeSet<Entry> grouped = new TreeSet<>(ORDER);

    private final Map<String, Lane> lanes = new HashMap<>();
    /** The first of each lane whose group nobody holds. */
    private final TreeSet<Entry> heads = new TreeSet<>(ORDER);

    /** The entries of one group, up to the first that was left in the database. */
    private static final class Lane {
        private final TreeSet<Entry> entries = new TreeSet<>(ORDER);
        private long leftOut = NOTHING;
    }

    ReadyEntries(MessageGroups groups) {
        this.groups = groups;
    }

    /** What somebody takes next, null if there is nothing for him. */
    @Nullable Entry first(Object holder) {
        Entry first = earlier(firstOf(ungrouped), firstOf(heads));
        for (String group : groups.heldBy(holder)) {
            Lane lane = lanes.get(group);
            Entry own = lane == null ? null : firstOf(lane.entries);
            if (own != null && groups.opensTo(holder, own)) {
                first = earlier(first, own);
            }
        }
        return first;
    }

    private static @Nullable Entry firstOf(TreeSet<Entry> entries) {
        return entries.isEmpty() ? null : entries.first();
    }

    private static @Nullable Entry earlier(@Nullable Entry one, @Nullable Entry other) {
        return one == null || other != null && other.orderKey < one.orderKey ? other : one;
    }

    int size() {
        return ungrouped.size() + grouped.size();
    }

    boolean isEmpty() {
        return ungrouped.isEmpty() && grouped.isEmpty();
    }

    boolean contains(Entry entry) {
        return (entry.group == null ? ungrouped : grouped).contains(entry);
    }

    /** The last in order of delivery, wherever it stands. */
    Entry last() {
        if (grouped.isEmpty()) {
            return ungrouped.last();
        }
        return ungrouped.isEmpty() || ungrouped.last().orderKey < grouped.last().orderKey
                ? grouped.last()
                : ungrouped.last();
    }

    /** All of them, in no particular order. */
    List<Entry> all() {
        List<Entry> all = new ArrayList<>(size());
        all.addAll(ungrouped);
        all.addAll(grouped);
        return all;
    }

    /** Whether an entry stays in the database until those of its group before it, which do so too, are read. */
    boolean leavesOut(Entry entry) {
        Lane lane = entry.group == null ? null : lanes.get(entry.group);
        return lane != null && entry.orderKey >= lane.leftOut;
    }

    /** From where on something may be left in the database; a negative number if nothing is. */
    long firstLeftOut() {
        long first = NOTHING;
        for (Lane lane : lanes.values()) {
            first = Math.min(first, lane.leftOut);
        }
        return first == NOTHING ? -1 : first;
    }

    /** Adds an entry; false if it was there. */
    boolean add(Entry entry) {
        if (entry.group == null) {
            return ungrouped.add(entry);
        }
        if (!grouped.add(entry)) {
            return false;
        }
        Lane lane = lanes.computeIfAbsent(entry.group, any -> new Lane());
        Entry before = firstOf(lane.entries);
        lane.entries.add(entry);
        if (!groups.held(entry.group) && lane.entries.first() == entry) {
            if (before != null) {
                heads.remove(before);
            }
            heads.add(entry);
        }
        return true;
    }

    /** Removes an entry; false if it was not there. */
    boolean remove(Entry entry) {
        if (entry.group == null) {
            return ungrouped.remove(entry);
        }
        if (!grouped.remove(entry)) {
            return false;
        }
        Lane lane = lanes.get(entry.group);
        lane.entries.remove(entry);
        if (heads.remove(entry) && !lane.entries.isEmpty()) {
            heads.add(lane.entries.first());
        }
        if (lane.entries.isEmpty() && lane.leftOut == NOTHING) {
            lanes.remove(entry.group);
        }
        return true;
    }

    void clear() {
        ungrouped.clear();
        grouped.clear();
        lanes.clear();
        heads.clear();
    }

    // ---- groups

    /** A group is held from now on. */
    void shut(String group) {
        Entry head = head(group);
        if (head != null) {
            heads.remove(head);
        }
    }

    /**
     * A group is free again.
     *
     * @return whether something of it is here
     */
    boolean open(String group) {
        Entry head = head(group);
        if (head != null) {
            heads.add(head);
        }
        return head != null;
    }

    private @Nullable Entry head(String group) {
        Lane lane = lanes.get(group);
        return lane == null ? null : firstOf(lane.entries);
    }

    /**
     * Where to go on reading because nothing of a group is left here but some of it was left in the database, which is
     * forgotten with that; a negative number if that is not so.
     */
    long resume(@Nullable String group) {
        Lane lane = group == null ? null : lanes.get(group);
        if (lane == null || !lane.entries.isEmpty()) {
            return -1;
        }
        lanes.remove(group);
        return lane.leftOut;
    }

    /** Removes all entries from a key on; from there on all is read again, whatever was left in the database. */
    List<Entry> removeFrom(long orderKey) {
        lanes.values().forEach(lane -> lane.leftOut = lane.leftOut >= orderKey ? NOTHING : lane.leftOut);
        List<Entry> removed =
                all().stream().filter(entry -> entry.orderKey >= orderKey).toList();
        removed.forEach(this::remove);
        lanes.values().removeIf(lane -> lane.entries.isEmpty() && lane.leftOut == NOTHING);
        return removed;
    }

    /**
     * The groups whose entries wait here because others hold them: what follows them is to stay in the database.
     *
     * @param inOrder whether nothing in the database comes before an entry
     */
    Set<String> passOver(Predicate<Entry> inOrder) {
        Set<String> passed = new HashSet<>(0);
        lanes.forEach((group, lane) -> {
            boolean waiting = groups.held(group)
                    && !lane.entries.isEmpty()
                    && lane.entries.stream().allMatch(inOrder);
            lane.leftOut = waiting ? lane.entries.last().orderKey + 1 : NOTHING;
            if (waiting) {
                passed.add(group);
            }
        });
        return passed;
    }

    /**
     * Leaves the last of those that wait for their groups in the database, until so many are left; of a group that
     * somebody may go on with the first stays.
     */
    List<Entry> leaveOutWaiting(int most) {
        List<Entry> out = new ArrayList<>(0);
        Iterator<Entry> backwards = size() <= most ? Collections.emptyIterator() : grouped.descendingIterator();
        while (size() - out.size() > most && backwards.hasNext()) {
            Entry last = backwards.next();
            if (groups.held(last.group) && !(groups.inHand(last.group) && head(last.group) == last)) {
                out.add(last);
            }
        }
        for (Entry entry : out) {
            grouped.remove(entry);
            Lane lane = lanes.get(entry.group);
            lane.entries.remove(entry);
            lane.leftOut = Math.min(lane.leftOut, entry.orderKey);
        }
        return out;
    }

    /** Those that are likely to be taken next: so many that can be, and as many behind what is in hand. */
    List<Entry> next(int count) {
        if (grouped.isEmpty()) {
            return ungrouped.stream().limit(count).toList();
        }
        Stream<Entry> free = Stream.concat(
                        ungrouped.stream().limit(count), heads.stream().limit(count))
                .sorted(ORDER)
                .limit(count);
        Stream<Entry> behind = grouped.stream()
                .filter(entry -> !heads.contains(entry) && !groups.delayed(entry.group))
                .limit(count);
        return Stream.concat(free, behind).toList();
    }
}
