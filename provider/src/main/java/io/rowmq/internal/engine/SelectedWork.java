package io.rowmq.internal.engine;

import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Looks at messages page by page, and does something with those that are wanted, a bounded number in each step. */
abstract class SelectedWork implements BulkWork {

    static final long PAGE_BYTES = 4L << 20;
    static final int STEP_MESSAGES = 200;
    private static final long STEP_BYTES = 16L << 20;

    final EngineParts parts;
    final Relocation.Plan plan;
    private final Deque<StoredDelivery> read = new ArrayDeque<>();
    private long cursor = OrderKey.START;
    private boolean end;
    private long total;
    private long examined;
    private long done;
    private long skipped;

    SelectedWork(EngineParts parts, Relocation.Plan plan) {
        this.parts = parts;
        this.plan = plan;
    }

    /** It begins with the first page; there are so many messages. */
    final void lookAtAll(long messages) {
        total = messages;
    }

    /** It looks at these messages, and no page. */
    final void lookAt(List<StoredDelivery> messages) {
        read.addAll(messages);
        total = messages.size();
        end = true;
    }

    /** The messages after a key. */
    abstract Page page(long after) throws JMSException;

    /** Does it with these messages, and {@linkplain #count counts} them. */
    abstract void change(List<StoredDelivery> chosen) throws JMSException;

    /** Whether it is to be done with a message. */
    boolean wanted(StoredMessage message) {
        return plan.selector() == null || plan.selector().matches(message);
    }

    /** Whether it looks at no more, even if there is more. */
    boolean enough() {
        return false;
    }

    final void count(int changed, int left) {
        done += changed;
        skipped += left;
    }

    @Override
    public final long total() {
        return total;
    }

    @Override
    public final long examined() {
        return examined;
    }

    @Override
    public final long done() {
        return done;
    }

    @Override
    public final long skipped() {
        return skipped;
    }

    @Override
    public final boolean step() throws JMSException {
        List<StoredDelivery> chosen = choose();
        if (!chosen.isEmpty()) {
            change(chosen);
        }
        return done < plan.limit() && !enough() && !(end && read.isEmpty());
    }

    private List<StoredDelivery> choose() throws JMSException {
        List<StoredDelivery> chosen = new ArrayList<>();
        long bytes = 0;
        long room = Math.min(STEP_MESSAGES, plan.limit() - done);
        if (read.isEmpty() && !end) {
            readPage();
        }
        while (!read.isEmpty() && chosen.size() < room && bytes < STEP_BYTES && !enough()) {
            StoredDelivery next = read.remove();
            examined++;
            StoredMessage message = next.message();
            if (wanted(message)) {
                chosen.add(next);
                bytes += Math.max(message.body().detachedSize(), message.footprint());
            }
        }
        return chosen;
    }

    private void readPage() throws JMSException {
        Page page = page(cursor);
        read.addAll(page.deliveries());
        cursor = page.lastKey();
        end = page.end();
    }
}
