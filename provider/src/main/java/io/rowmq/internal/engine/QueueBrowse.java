package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Walks over a queue page by page. */
final class QueueBrowse implements Browse {

    private static final int PAGE_MESSAGES = 200;
    private static final long PAGE_BYTES = 1L << 20;

    private final Backlog backlog;
    private final MessageStore store;
    private final EngineTime time;
    private final @Nullable Selector selector;
    private final Deque<StoredDelivery> page = new ArrayDeque<>();
    private long cursor = OrderKey.START;

    QueueBrowse(Backlog backlog, EngineParts parts, @Nullable Selector selector) {
        this.backlog = backlog;
        this.store = parts.store();
        this.time = parts.time();
        this.selector = selector;
    }

    @Override
    public @Nullable StoredMessage next() throws JMSException {
        while (true) {
            StoredDelivery delivery = page.poll();
            if (delivery == null) {
                if (!read()) {
                    return null;
                }
            } else if (shows(delivery)) {
                StoredMessage message = delivery.message();
                if (!message.body().detached()) {
                    return message;
                }
                MessageBody body = store.loadBody(delivery.position());
                if (body != null) {
                    return message.withBody(body);
                }
            }
        }
    }

    private boolean read() throws JMSException {
        Page next = store.page(backlog.id, cursor, PAGE_MESSAGES, PAGE_BYTES);
        page.addAll(next.deliveries());
        if (!next.deliveries().isEmpty() || !next.end()) {
            cursor = next.lastKey();
            return true;
        }
        return false;
    }

    private boolean shows(StoredDelivery delivery) {
        StoredMessage message = delivery.message();
        return !message.expired(time.now())
                && (selector == null || selector.matches(message))
                && !backlog.inHand(delivery.position());
    }
}
