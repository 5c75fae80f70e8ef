package io.rowmq.internal.client;

import io.rowmq.internal.message.Outgoing;
import io.rowmq.spi.MessageObserver.Sending;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One send that somebody watches. */
final class ObservedSend {

    private final @Nullable Sending sending;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable StoredMessage sent;

    /** @param sending null if those who watch do not care for this one */
    ObservedSend(@Nullable Sending sending) {
        this.sending = sending;
    }

    /** What is stored, with the properties of those who watch. */
    StoredMessage complete(StoredMessage stored) {
        if (sending == null) {
            return stored;
        }
        StoredMessage complete = Outgoing.withProperties(stored, sending.properties());
        sent = complete;
        return complete;
    }

    /** Tells the end of the send; only the first time counts. */
    void ended(@Nullable Throwable failure) {
        if (sending != null && ended.compareAndSet(false, true)) {
            sending.ended(sent, failure);
        }
    }

    /** A listener that is called after those who watch have been told. */
    CompletionListener tellBefore(CompletionListener listener) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                ended(null);
                listener.onCompletion(message);
            }

            @Override
            public void onException(Message message, Exception exception) {
                ended(exception);
                listener.onException(message, exception);
            }
        };
    }
}
