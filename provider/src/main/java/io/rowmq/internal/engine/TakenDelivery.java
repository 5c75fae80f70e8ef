package io.rowmq.internal.engine;

import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** A claim on a loaded delivery. */
final class TakenDelivery implements Claim {

    private final Entry entry;
    private final StoredMessage message;
    private volatile @Nullable ReturnTerms terms;
    private volatile @Nullable Throwable failure;

    private TakenDelivery(Entry entry, StoredMessage message) {
        this.entry = entry;
        this.message = message;
    }

    static TakenDelivery of(Entry entry, MessageStore store) throws JMSException {
        StoredMessage message = entry.message;
        if (message.body().detached()) {
            message = message.withBody(attached(entry, store));
        }
        return new TakenDelivery(entry, message);
    }

    private static MessageBody attached(Entry entry, MessageStore store) throws JMSException {
        MessageBody body = store.loadBody(entry.position);
        if (body == null) {
            throw new JMSException(
                    "The body of message " + entry.message.messageId() + " is no longer in " + store.name()
                            + "; was its row deleted by hand?",
                    "ROWMQ-BODY-MISSING");
        }
        return body;
    }

    Entry entry() {
        return entry;
    }

    @Nullable ReturnTerms terms() {
        return terms;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /** Comes back in the same way as another claim on the same delivery would have. */
    void returnsAs(TakenDelivery other) {
        terms = other.terms;
        failure = other.failure;
    }

    @Override
    public StoredMessage message() {
        return message;
    }

    @Override
    public StoredDestination destination() {
        return entry.backlog.destination;
    }

    @Override
    public int deliveryCount() {
        return entry.deliveries + 1;
    }

    @Override
    public boolean lost() {
        entry.backlog.lock.lock();
        try {
            return entry.state == Entry.State.LOST;
        } finally {
            entry.backlog.lock.unlock();
        }
    }

    @Override
    public void returnsBy(ReturnTerms newTerms) {
        terms = newTerms;
    }

    @Override
    public void failed(Throwable cause) {
        failure = cause;
    }
}
