package io.rowmq.internal.engine;

import io.rowmq.internal.engine.ClaimSearch.Catch;
import io.rowmq.internal.selector.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of a shared backlog that this JVM has claimed, in hand or not, and the views that order the ready
 * ones: one for each selector in use. Guarded by the lock of its backlog.
 */
final class ClaimedShelf {

    /** Kept even when the memory of all backlogs is used up, so that none starves. */
    private static final int LEAST_MESSAGES = 64;

    private static final String NO_SELECTOR = "";

    private final ClaimedBacklog backlog;
    private final EngineParts parts;
    private final Map<Long, Entry> loaded = new HashMap<>();
    /** Off the shelf, but not known yet to be given back in the database. */
    private final Set<Entry> leaving = new HashSet<>();

    private final Map<String, ClaimedView> views = new HashMap<>();
    /** Groups of which something has left the shelf since the claim began that is on its way. */
    private final Set<String> disturbed = new HashSet<>(0);

    ClaimedShelf(ClaimedBacklog backlog, EngineParts parts) {
        this.backlog = backlog;
        this.parts = parts;
    }

    /** The view for a selector; a new one begins with what is ready in the others. */
    ClaimedView view(@Nullable Selector selector) {
        String text = selector == null ? NO_SELECTOR : selector.text();
        ClaimedView known = views.get(text);
        if (known != null) {
            return known;
        }
        ClaimedView view = new ClaimedView(backlog, selector);
        loaded.values().stream()
                .filter(entry -> entry.state == Entry.State.READY)
                .forEach(view::add);
        views.put(text, view);
        return view;
    }

    Collection<ClaimedView> views() {
        return views.values();
    }

    /** Nobody reads this view any more; what no other view shows leaves the shelf. */
    List<Entry> drop(ClaimedView view) {
        views.values().remove(view);
        List<Entry> unseen = new ArrayList<>();
        for (Entry entry : view.ready()) {
            view.remove(entry);
            if (entry.views == 0) {
                leave(entry);
                unseen.add(entry);
            }
        }
        return withGroups(unseen);
    }

    @Nullable Entry find(long position) {
        return loaded.get(position);
    }

    Collection<Entry> loaded() {
        return loaded.values();
    }

    /** How many more deliveries may be claimed. */
    int room() {
        int most = parts.options().bufferMessages();
        int limit = parts.budget().exceeded() ? Math.min(LEAST_MESSAGES, most) : most;
        return Math.max(1, limit - loaded.size());
    }

    /** Adds a claimed delivery. */
    void load(Entry entry) {
        if (loaded.put(entry.position, entry) == null) {
            parts.budget().take(entry.message.footprint());
        }
    }

    void unload(Entry entry) {
        if (loaded.remove(entry.position, entry)) {
            parts.budget().giveBack(entry.message.footprint());
        }
    }

    /** An entry leaves the shelf, and is to be given back. */
    void leave(Entry entry) {
        unload(entry);
        leaving.add(entry);
    }

    /**
     * The message of a group leaves the shelf, or this JVM, without being over: what was claimed behind it has to leave
     * the shelf too, or else it would be handed out first.
     *
     * @return what was ready of the group, to be given back
     */
    List<Entry> leaveGroup(@Nullable String group) {
        if (group == null) {
            return List.of();
        }
        disturbed.add(group);
        List<Entry> ready = loaded.values().stream()
                .filter(entry -> entry.state == Entry.State.READY && group.equals(entry.group))
                .toList();
        ready.forEach(entry -> {
            leaveViews(entry);
            leave(entry);
        });
        return ready;
    }

    /** These, which have left the shelf, and what leaves it with them. */
    List<Entry> withGroups(List<Entry> left) {
        List<Entry> all = new ArrayList<>(left);
        left.stream()
                .map(entry -> entry.group)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(group -> all.addAll(leaveGroup(group)));
        return all;
    }

    /**
     * Takes ready entries off the shelf that a view shows and for which it does not know whether something of their
     * groups is ready before them.
     */
    List<Entry> takeOutOfOrder(ClaimedView view, long node) {
        disturbed.clear();
        List<Entry> doubted = view.ready().stream()
                .filter(entry -> !view.inOrder(entry) && entry.node == node)
                .toList();
        doubted.forEach(entry -> {
            leaveViews(entry);
            leave(entry);
        });
        return doubted;
    }

    /**
     * Another view may not have heard of what has become ready before that which a view with a selector has found: it
     * looks through the same part of the backlog before it shows what is in a group.
     */
    void lookAgain(ClaimedView finder, Catch caught) {
        if (finder.selective()) {
            views.values().stream()
                    .filter(view -> view != finder && view.selective())
                    .filter(view -> caught.rows().stream()
                            .anyMatch(row -> row.message().group() != null && view.selects(row.message())))
                    .forEach(view -> view.hint(caught.lookedFrom()));
        }
    }

    /** A claim begins for a view; the groups of which it is to bring nothing. */
    Set<String> beginClaim(ClaimedView view) {
        disturbed.clear();
        Set<String> passed = view.passOver();
        leaving.stream().map(entry -> entry.group).filter(Objects::nonNull).forEach(passed::add);
        return passed;
    }

    /** Whether what a claim has brought may stand behind what has left the shelf meanwhile. */
    boolean disturbed(Entry entry) {
        return entry.group != null && disturbed.contains(entry.group);
    }

    /** Entries are given back, or somebody else's. */
    void left(Collection<Entry> entries) {
        leaving.removeAll(entries);
    }

    /** The positions of all that this JVM knows to be claimed by it. */
    Set<Long> known() {
        Set<Long> known = new HashSet<>(loaded.keySet());
        leaving.forEach(entry -> known.add(entry.position));
        return known;
    }

    /** Brings a ready entry into the views that select it; whether there are any. */
    boolean place(Entry entry) {
        views.values().forEach(view -> view.add(entry));
        return entry.views > 0;
    }

    /** Takes an entry that is no longer ready out of all views; it stays loaded. */
    void leaveViews(Entry entry) {
        if (entry.views > 0) {
            views.values().forEach(view -> view.remove(entry));
        }
    }

    /**
     * Takes ready entries off the shelf that were claimed before a time; if that is any time, also those whose group is
     * held here, so that no other JVM could have them.
     */
    List<Entry> takeOlder(long claimedBefore) {
        List<Entry> old = loaded.values().stream()
                .filter(entry -> entry.state == Entry.State.READY && entry.claimedAt < claimedBefore)
                .filter(entry -> claimedBefore == Long.MAX_VALUE || !held(entry.group))
                .toList();
        old.forEach(entry -> {
            leaveViews(entry);
            leave(entry);
        });
        return withGroups(old);
    }

    private boolean held(@Nullable String group) {
        return group != null && backlog.groups().held(group);
    }
}
