package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers the hand-out records that go along with the next shared transaction. */
final class HandoutLog implements HandoutRecorder {

    private final MessageStore store;
    private final Backlogs backlogs;
    private final Set<PagedBacklog> wanted = ConcurrentHashMap.newKeySet();
    /** Touched by committing threads only, whose calls do not overlap. */
    private final List<PagedBacklog> begun = new ArrayList<>();

    HandoutLog(MessageStore store, Backlogs backlogs) {
        this.store = store;
        this.backlogs = backlogs;
    }

    /** The next transaction is to record this backlog. */
    void wanted(PagedBacklog backlog) {
        wanted.add(backlog);
    }

    /** Records this backlog now. */
    void force(PagedBacklog backlog) throws JMSException {
        wanted.add(backlog);
        store.commit(WorkUnit.barrier());
    }

    @Override
    public List<Handout> record(List<PlacedSend> sends) {
        Map<PagedBacklog, List<Long>> arriving = new HashMap<>();
        for (PlacedSend placed : sends) {
            if (placed.send().dueTime() == 0) {
                for (BacklogId route : placed.send().routes()) {
                    if (backlogs.find(route) instanceof PagedBacklog backlog
                            && (wanted.contains(backlog) || backlog.wantsRecord())) {
                        wanted.add(backlog);
                        arriving.computeIfAbsent(backlog, any -> new ArrayList<>())
                                .add(placed.position());
                    }
                }
            }
        }
        List<Handout> handouts = new ArrayList<>();
        for (Iterator<PagedBacklog> all = wanted.iterator(); all.hasNext(); ) {
            PagedBacklog backlog = all.next();
            all.remove();
            begun.add(backlog);
            String positions = backlog.beginRecord(arriving.getOrDefault(backlog, List.of()));
            if (positions != null) {
                handouts.add(new Handout(backlog.id, positions));
            }
        }
        return handouts;
    }

    @Override
    public void recorded() {
        begun.forEach(backlog -> backlog.endRecord(true));
        begun.clear();
    }

    @Override
    public void discarded() {
        begun.forEach(backlog -> backlog.endRecord(false));
        wanted.addAll(begun);
        begun.clear();
    }
}
