package io.rowmq.internal.engine;

import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sends copies of consumed messages again, or removes them, in steps. It ends with the last copy that was there when it
 * began: what it sends again may be consumed, and copied, while it goes on. For one thread.
 */
final class Replay implements BulkWork {

    private final EngineParts parts;
    private final StoredDestination archived;
    private final Relocation.Plan plan;
    private final Deque<StoredDelivery> read = new ArrayDeque<>();
    private final long total;
    private final long last;
    private long cursor = OrderKey.START;
    private boolean end;
    private long examined;
    private long done;
    private long skipped;

    /** @param plan whose change is COPY or DELETE */
    Replay(EngineParts parts, StoredDestination archived, Relocation.Plan plan) throws JMSException {
        this.parts = parts;
        this.archived = archived;
        this.plan = plan;
        if (plan.positions().isEmpty()) {
            ArchiveRow row = parts.archive().rows().stream()
                    .filter(one -> one.destinationId() == archived.id())
                    .findFirst()
                    .orElse(new ArchiveRow(archived.id(), 0, OrderKey.START));
            this.total = row.messages();
            this.last = row.lastPosition();
        } else {
            read.addAll(parts.archive().load(archived.id(), plan.positions()));
            this.total = read.size();
            this.last = Long.MAX_VALUE;
            this.end = true;
        }
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public long examined() {
        return examined;
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public boolean step() throws JMSException {
        List<StoredDelivery> chosen = choose();
        if (!chosen.isEmpty()) {
            int changed = plan.change() == Relocation.Change.DELETE ? remove(chosen) : send(chosen);
            done += changed;
            skipped += chosen.size() - changed;
        }
        return done < plan.limit() && !(end && read.isEmpty());
    }

    private List<StoredDelivery> choose() throws JMSException {
        List<StoredDelivery> chosen = new ArrayList<>();
        long bytes = 0;
        long room = Math.min(Relocation.STEP_MESSAGES, plan.limit() - done);
        if (read.isEmpty() && !end) {
            readPage();
        }
        while (!read.isEmpty() && chosen.size() < room && bytes < Relocation.STEP_BYTES) {
            StoredDelivery next = read.remove();
            examined++;
            StoredMessage message = next.message();
            if (plan.selector() == null || plan.selector().matches(message)) {
                chosen.add(next);
                bytes += Math.max(message.body().detachedSize(), message.footprint());
            }
        }
        return chosen;
    }

    private void readPage() throws JMSException {
        Page page = parts.archive().page(archived.id(), cursor, Relocation.STEP_MESSAGES);
        cursor = page.lastKey();
        end = page.end() || cursor >= last;
        page.deliveries().stream().filter(copy -> copy.position() <= last).forEach(read::add);
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
