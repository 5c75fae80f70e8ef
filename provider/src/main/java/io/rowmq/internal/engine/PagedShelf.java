package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of a backlog that are in memory, and the views that order the ready ones: one for all, and one for
 * each selector in use. Guarded by the lock of its backlog.
 */
final class PagedShelf {

    /** Kept even when the memory of all backlogs is used up, so that none starves. */
    private static final int LEAST_MESSAGES = 64;

    private final PagedBacklog backlog;
    private final EngineParts parts;
    private final Map<Long, Entry> loaded = new HashMap<>();
    private final PagedView all;
    private final Map<String, PagedView> selected = new HashMap<>();

    PagedShelf(PagedBacklog backlog, boolean empty, EngineParts parts) {
        this.backlog = backlog;
        this.parts = parts;
        this.all = new PagedView(backlog, null, empty);
    }

    PagedView all() {
        return all;
    }

    Collection<PagedView> selected() {
        return selected.values();
    }

    /** The view for a selector; a new one begins with what is in memory, so that it need not be read again. */
    PagedView view(@Nullable Selector selector) {
        return selector == null ? all : selected.computeIfAbsent(selector.text(), text -> narrowed(selector));
    }

    private PagedView narrowed(Selector selector) {
        PagedView view = all.narrowed(selector);
        for (Entry entry : all.all()) {
            if (view.selects(entry.message) && view.passed(entry.orderKey)) {
                view.add(entry, Integer.MAX_VALUE);
            }
        }
        return view;
    }

    /** Nobody reads this view any more. */
    void drop(PagedView view) {
        if (view != all && selected.values().remove(view)) {
            unloadUnseen(view.clear());
        }
    }

    @Nullable Entry find(long position) {
        return loaded.get(position);
    }

    /** Adds an entry that no view shows. */
    void load(Entry entry) {
        if (loaded.putIfAbsent(entry.position, entry) == null) {
            parts.budget().take(entry.message.footprint());
        }
    }

    boolean isEmpty() {
        return loaded.isEmpty();
    }

    /** The views, of which the first is for all. */
    List<PagedView> views() {
        List<PagedView> views = new ArrayList<>(1 + selected.size());
        views.add(all);
        views.addAll(selected.values());
        return views;
    }

    /** How many ready deliveries one view may hold, and one of each group that somebody may go on with. */
    int limit() {
        int most = parts.options().bufferMessages();
        int limit = parts.budget().exceeded() ? Math.min(LEAST_MESSAGES, most) : most;
        return limit + backlog.groups().inHand();
    }

    /** Keeps a view that is about to be read into from being full of what waits for its groups. */
    void makeRoom(PagedView view) {
        int limit = limit();
        unloadUnseen(view.makeRoom(limit - (limit - backlog.groups().inHand()) / 2));
    }

    /** Brings a ready entry into each view whose cursor has passed it; the others will read it with its page. */
    void place(Entry entry) {
        placeIn(all, entry);
        for (PagedView view : selected.values()) {
            if (view.selects(entry.message)) {
                placeIn(view, entry);
            }
        }
        if (entry.views == 0) {
            unload(entry);
        }
    }

    private void placeIn(PagedView view, Entry entry) {
        if (view.passed(entry.orderKey)) {
            enter(view, entry);
        } else {
            view.noteArrival(entry);
        }
    }

    private void enter(PagedView view, Entry entry) {
        Entry evicted = view.add(entry, limit());
        if (evicted != entry && loaded.putIfAbsent(entry.position, entry) == null) {
            parts.budget().take(entry.message.footprint());
        }
        if (evicted != null) {
            unload(evicted);
        }
    }

    /** Takes an entry that is no longer ready out of all views; it stays loaded. */
    void leaveViews(Entry entry) {
        if (entry.views > 0) {
            all.remove(entry);
            if (entry.views > 0) {
                selected.values().forEach(view -> view.remove(entry));
            }
        }
    }

    /** Forgets an entry that is over. */
    void remove(Entry entry) {
        leaveViews(entry);
        unload(entry);
        noteSettled(entry.position);
    }

    /** The rows that are being read may still show this delivery. */
    void noteSettled(long position) {
        all.noteSettled(position);
        selected.values().forEach(view -> view.noteSettled(position));
    }

    void unload(Entry entry) {
        if (loaded.remove(entry.position, entry)) {
            parts.budget().giveBack(entry.message.footprint());
        }
    }

    void unloadUnseen(List<Entry> entries) {
        entries.stream().filter(entry -> entry.views == 0).forEach(this::unload);
    }

    /** Brings a page into a view, and what arrived while it was read. */
    void merge(PagedView view, PagedView.Read read, Page page) {
        if (!view.endRead(read, page.lastKey(), page.end()) || !current(view)) {
            return;
        }
        for (Entry arrival : read.arrivals) {
            if (view.passed(arrival.orderKey)) {
                // it may have left memory meanwhile, and come again by another view's page
                enterIfReady(view, read, loaded.getOrDefault(arrival.position, arrival));
            }
        }
        for (StoredDelivery row : page.deliveries()) {
            Entry known = loaded.get(row.position());
            Entry entry =
                    known != null ? known : new Entry(backlog, row.position(), row.message(), row.deliveryCount());
            enterIfReady(view, read, entry);
        }
    }

    /** Whether it is still in use: a view may end while a page for it is read. */
    private boolean current(PagedView view) {
        return view == all || selected.containsValue(view);
    }

    private void enterIfReady(PagedView view, PagedView.Read read, Entry entry) {
        if (entry.state == Entry.State.READY && !read.settled.contains(entry.position) && view.selects(entry.message)) {
            enter(view, entry);
        }
    }

    /** Forgets everything. */
    void clear() {
        unloadUnseen(all.clear());
        selected.values().forEach(view -> unloadUnseen(view.clear()));
    }
}
