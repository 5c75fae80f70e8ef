package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Reader;
import io.rowmq.internal.engine.ReturnTerms;
import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.MessageObserver;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.XASession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one consumer for a caller that brings threads and transactions of its own, as a resource adapter
 * does. It takes the place of {@code receive} and of a listener; the connection need not be started.
 *
 * <p>One thread at a time may use a feed; what it gave out may be settled by any thread.
 */
public final class Feed implements AutoCloseable {

    private final StoreConsumer consumer;
    private final Messaging engine;
    private final Deliveries deliveries;
    private final Reader reader;
    private @Nullable ReturnTerms terms;

    Feed(StoreConsumer consumer, Messaging engine, Deliveries deliveries, Reader reader) {
        this.consumer = consumer;
        this.engine = engine;
        this.deliveries = deliveries;
        this.reader = reader;
        // the caller may bring several threads, so each delivery is in hands of its own
        reader.into(Object::new);
    }

    /**
     * The feed of a consumer, which must not be used in any other way from then on.
     *
     * @param consumer a consumer of a session of RowMQ
     * @return its feed
     */
    public static Feed of(MessageConsumer consumer) {
        return ((StoreConsumer) consumer).feed();
    }

    /** {@return the redelivery policy of the database, which holds for deliveries that were in hand in a crash} */
    public RedeliveryPolicy redelivery() {
        return engine.options().redelivery();
    }

    /**
     * Sets how deliveries that are taken from now on come back.
     *
     * @param redelivery takes the place of {@link #redelivery()}
     * @param deadLetterQueue the queue for those that are given up, null for the usual one
     */
    public void returnBy(RedeliveryPolicy redelivery, @Nullable String deadLetterQueue) {
        terms = new ReturnTerms(redelivery, deadLetterQueue);
    }

    /** One message in the caller's hands, until it is settled in exactly one of the ways offered. */
    public final class Delivery {

        private final Claim claim;
        private final Message message;

        private Delivery(Claim claim, Message message) {
            this.claim = claim;
            this.message = message;
        }

        /** {@return the message} */
        public Message message() {
            return message;
        }

        /**
         * It failed: it will be delivered again or becomes a dead letter, as the redelivery policy says.
         *
         * @param cause why
         * @throws JMSException if the store refuses; it comes back all the same
         */
        public void giveBack(@Nullable Throwable cause) throws JMSException {
            engine.giveBack(List.of(claim), cause);
        }

        /**
         * Makes it part of the transaction that an XA session of the same connection works in, with which it is then
         * settled.
         *
         * @param session the session
         * @return false if the session works in no transaction
         * @throws JMSException if the transaction can only be rolled back; the delivery is still the caller's then
         */
        public boolean join(XASession session) throws JMSException {
            return ((XaSession) session).transaction().join(claim);
        }

        /**
         * Notes why it will come back when the transaction that it has {@linkplain #join joined} is rolled back.
         *
         * @param cause what the application threw
         */
        public void failed(Throwable cause) {
            claim.failed(cause);
        }

        /** Nobody has seen it: it comes back as if it had never been taken. */
        public void release() {
            engine.release(List.of(claim));
        }
    }

    /**
     * These will not be delivered again; durable when this returns.
     *
     * @param done what was delivered
     * @throws JMSException if the store refuses; they have been given back then
     */
    public void acknowledge(List<Delivery> done) throws JMSException {
        List<Claim> claims = done.stream().map(delivery -> delivery.claim).toList();
        try {
            engine.acknowledge(claims);
        } catch (JMSException e) {
            Returns.giveBack(engine, claims, null, e);
            throw e;
        }
    }

    /**
     * Takes the next delivery.
     *
     * @return null if there is none now
     * @throws JMSException if the store cannot be read
     */
    public @Nullable Delivery next() throws JMSException {
        Claim claim = reader.poll();
        if (claim == null) {
            return null;
        }
        if (terms != null) {
            claim.returnsBy(terms);
        }
        Delivery delivery = new Delivery(claim, deliveries.wrap(claim));
        MessageObserver observer = engine.observer();
        if (observer != null) {
            observer.received(claim.destination().row(), claim.message(), claim.deliveryCount(), 0);
        }
        return delivery;
    }

    /**
     * Asks for one call when a delivery may be there. The call is made by a thread that commits, must not block, and
     * obliges to take the {@linkplain #next() next} delivery or to {@linkplain #disarm() disarm}.
     *
     * @param signal what is called
     * @return false if a delivery may be there already; no call will come then
     */
    public boolean arm(Runnable signal) {
        return reader.arm(signal);
    }

    /** Withdraws the request; a call that was made meanwhile goes to another consumer. */
    public void disarm() {
        reader.disarm();
    }

    /** Closes the consumer. What was taken stays taken. */
    @Override
    public void close() throws JMSException {
        consumer.close();
    }
}
