package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims.Overview;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits somewhere, in whoever's hands it is: how those read who look on. */
final class Pages {

    private final EngineParts parts;

    Pages(EngineParts parts) {
        this.parts = parts;
    }

    /** Deliveries in order of their key, with what is in somebody's hands. */
    Page all(BacklogId id, long afterKey, int limit, long maxBytes) throws JMSException {
        Peers peers = parts.peers();
        return peers == null
                ? parts.store().page(id, afterKey, limit, maxBytes)
                : peers.claims().overview(id, afterKey, limit, maxBytes).page();
    }

    /** The same, and which of them sessions here have in hand, or other JVMs have claimed. */
    Overview overview(BacklogId id, long afterKey, int limit, long maxBytes) throws JMSException {
        Peers peers = parts.peers();
        Backlog here = parts.backlogs().find(id);
        if (peers == null) {
            Page page = parts.store().page(id, afterKey, limit, maxBytes);
            Set<Long> held = new HashSet<>();
            for (StoredDelivery delivery : page.deliveries()) {
                if (here != null && here.inHand(delivery.position())) {
                    held.add(delivery.position());
                }
            }
            return new Overview(page, held);
        }
        Overview read = peers.claims().overview(id, afterKey, limit, maxBytes);
        Set<Long> held = new HashSet<>(read.claimed());
        // what is claimed here and in nobody's hands is at hand
        held.removeIf(position -> here instanceof ClaimedBacklog own && own.idle(position));
        return new Overview(read.page(), held);
    }

    /** The next message in order of delivery, whoever has it; null if there is none. */
    @Nullable StoredDelivery first(BacklogId id, long afterKey) throws JMSException {
        List<StoredDelivery> first = all(id, afterKey, 1, 1).deliveries();
        return first.isEmpty() ? null : first.get(0);
    }
}
