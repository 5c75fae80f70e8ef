package io.rowmq.internal.client;

import io.rowmq.internal.engine.Browse;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Looks at a queue; works whether or not the connection is started. Each enumeration begins at the first message. */
final class StoreBrowser implements QueueBrowser {

    /** Begins a walk over the queue. */
    interface Start {
        /** Begins at the first message. */
        Browse browse() throws JMSException;
    }

    /** Makes the application's view of a message. */
    interface Wrapper {
        /** Returns a new message object, read-only. */
        Message wrap(StoredMessage message) throws JMSException;
    }

    private final StoreSession session;
    private final Queue queue;
    private final @Nullable String selector;
    private final Start start;
    private final Wrapper wrapper;
    private final Lifecycle life = new Lifecycle("browser");

    StoreBrowser(StoreSession session, Queue queue, @Nullable String selector, Start start, Wrapper wrapper)
            throws JMSException {
        this.session = session;
        this.queue = queue;
        this.selector = selector;
        this.start = start;
        this.wrapper = wrapper;
        // A wrong selector is to be found out now.
        start.browse();
    }

    private void checkOpen() throws JMSException {
        life.checkOpen();
        session.checkOpen();
    }

    @Override
    public Queue getQueue() throws JMSException {
        checkOpen();
        return queue;
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        checkOpen();
        return selector;
    }

    @Override
    public Enumeration<Message> getEnumeration() throws JMSException {
        checkOpen();
        return new Walk(start.browse());
    }

    @Override
    public void close() {
        if (life.beginClose()) {
            life.endClose();
        }
    }

    private final class Walk implements Enumeration<Message> {
        private final Browse browse;
        private @Nullable Message next;

        Walk(Browse browse) {
            this.browse = browse;
        }

        @Override
        public boolean hasMoreElements() {
            if (next == null) {
                next = Unchecked.call(this::read);
            }
            return next != null;
        }

        private @Nullable Message read() throws JMSException {
            checkOpen();
            StoredMessage stored = browse.next();
            return stored == null ? null : wrapper.wrap(stored);
        }

        @Override
        public Message nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException("There are no more messages in the queue");
            }
            Message message = next;
            next = null;
            return message;
        }
    }
}
