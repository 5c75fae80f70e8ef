package io.rowmq.internal.engine;

import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.List;

/**
 * Sends copies of consumed messages again, or removes them, in steps. It ends with the last copy that was there when it
 * began: what it sends again may be consumed, and copied, while it goes on. For one thread.
 */
final class Replay extends SelectedWork {

    private final StoredDestination archived;
    private long last = Long.MAX_VALUE;

    /** @param plan whose change is COPY or DELETE */
    Replay(EngineParts parts, StoredDestination archived, Relocation.Plan plan) throws JMSException {
        super(parts, plan);
        this.archived = archived;
        if (plan.positions().isEmpty()) {
            ArchiveRow row = parts.archive().rows().stream()
                    .filter(one -> one.destinationId() == archived.id())
                    .findFirst()
                    .orElse(new ArchiveRow(archived.id(), 0, OrderKey.START));
            last = row.lastPosition();
            lookAtAll(row.messages());
        } else {
            lookAt(parts.archive().load(archived.id(), plan.positions()));
        }
    }

    @Override
    Page page(long after) throws JMSException {
        Page page = parts.archive().page(archived.id(), after, STEP_MESSAGES);
        List<StoredDelivery> before = page.deliveries().stream()
                .filter(copy -> copy.position() <= last)
                .toList();
        return new Page(before, page.lastKey(), page.end() || page.lastKey() >= last);
    }

    @Override
    void change(List<StoredDelivery> chosen) throws JMSException {
        int changed = plan.change() == Relocation.Change.DELETE ? remove(chosen) : send(chosen);
        count(changed, chosen.size() - changed);
    }

    private int remove(List<StoredDelivery> chosen) throws JMSException {
        return parts.store()
                .archive()
                .remove(
                        archived.id(),
                        chosen.stream().map(StoredDelivery::position).toList());
    }

    private int send(List<StoredDelivery> chosen) throws JMSException {
        int[] sent = new int[1];
        Forwarding forwarding = new Forwarding(parts, true);
        parts.commits().commit(() -> {
            sent[0] = 0;
            Unit unit = new Unit(parts);
            for (StoredDelivery copy : chosen) {
                MessageBody body = copy.message().body();
                if (body.detached()) {
                    body = parts.archive().loadBody(copy.position());
                }
                if (body != null && forwarding.addTo(plan.target(), Archive.sentAgain(copy.message(), body), unit)) {
                    sent[0]++;
                }
            }
            return unit;
        });
        return sent[0];
    }
}
