package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.MessageObserver.Processing;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one session hands messages to the application, by {@code receive} or to listeners: one at a time, in either way
 * but not in both.
 */
final class Deliveries {

    /** Makes of a received message what the caller of a receive wants. */
    interface Extraction<T> {
        /** Returns the result, or throws if the message is not of the kind that is wanted. */
        T from(Message message) throws JMSException;
    }

    /** Makes the application's view of a delivery. */
    interface Wrapper {
        /** Returns a new message object, read-only. */
        Message wrap(Claim claim) throws JMSException;
    }

    private static final Logger LOG = System.getLogger(Deliveries.class.getName());

    final Turn turn = new Turn();
    final ListenerLoop listeners;
    private final Messaging engine;
    private final Acknowledgement acknowledgement;
    private final Wrapper wrapper;
    private final Consumer<JMSException> problems;
    private final Set<Intake> intakes = ConcurrentHashMap.newKeySet();
    private final ReentrantLock receiving = new ReentrantLock();
    private volatile boolean listening;
    private long receiveBegan;

    Deliveries(Messaging engine, Acknowledgement acknowledgement, Wrapper wrapper, Consumer<JMSException> problems) {
        this.engine = engine;
        this.acknowledgement = acknowledgement;
        this.wrapper = wrapper;
        this.problems = problems;
        this.listeners = new ListenerLoop(engine.executor());
    }

    void add(Intake intake) {
        intakes.add(intake);
    }

    /** What its consumers receive from. */
    List<String> sources() {
        return intakes.stream().map(Intake::source).sorted().toList();
    }

    /** Forgets a consumer, after what it received has been acknowledged as far as that was only put off. */
    void remove(Intake intake) throws JMSException {
        intakes.remove(intake);
        updateListening();
        acknowledgement.idle();
    }

    void updateListening() {
        listening = intakes.stream().anyMatch(Intake::hasListener);
    }

    void start() {
        turn.start();
        intakes.forEach(Intake::started);
    }

    /** Ends all deliveries; blocked receives return null. */
    void end() {
        turn.end();
        intakes.forEach(Intake::ended);
    }

    /** Waits until listeners and receives that were in progress have returned. */
    void awaitEnd() {
        receiving.lock();
        receiving.unlock();
        turn.await();
    }

    /** Closes the consumers, once nothing is in progress any more. */
    void close() throws JMSException {
        try {
            acknowledgement.close();
        } finally {
            intakes.forEach(Intake::closeReader);
            intakes.clear();
        }
    }

    /** Claims the session for one receive; the claim ends with {@link #endReceive}. */
    void beginReceive() throws JMSException {
        if (listening) {
            throw new IllegalStateException("This session delivers to message listeners and cannot also receive"
                    + " synchronously; use another session (Jakarta Messaging, section 6.2.5)");
        }
        if (!receiving.tryLock() && !turn.ended()) {
            throw new IllegalStateException("Another thread is receiving in this session, and thread "
                    + Thread.currentThread().getName() + " wants to: a session is for one thread at a time;"
                    + " use a session for each thread (Jakarta Messaging, section 6.2.5)");
        }
        receiveBegan = engine.observer() == null ? 0 : System.nanoTime();
        boolean begun = false;
        try {
            acknowledgement.beginReceive();
            begun = true;
        } finally {
            if (!begun) {
                endReceive();
            }
        }
    }

    void endReceive() {
        if (receiving.isHeldByCurrentThread()) {
            receiving.unlock();
        }
    }

    boolean receiveInProgress() {
        return receiving.isLocked();
    }

    /** Takes a delivery into the session's hands and returns what the application gets of it. */
    <T> T hand(Claim claim, Extraction<T> extraction) throws JMSException {
        Message message = wrap(claim);
        if (!acknowledgement.automatic()) {
            acknowledgement.received(claim);
            tellReceived(claim);
            return extraction.from(message);
        }
        T result;
        try {
            result = extraction.from(message);
        } catch (JMSException | RuntimeException e) {
            engine.release(List.of(claim));
            throw e;
        }
        acknowledgement.received(claim);
        tellReceived(claim);
        return result;
    }

    private void tellReceived(Claim claim) {
        MessageObserver observer = engine.observer();
        if (observer != null) {
            long nanos = receiveBegan == 0 ? 0 : System.nanoTime() - receiveBegan;
            observer.received(claim.destination().row(), claim.message(), claim.deliveryCount(), nanos);
        }
    }

    /** Calls a listener with a delivery. */
    void deliver(Claim claim, MessageListener listener) throws JMSException {
        Message message = wrap(claim);
        acknowledgement.delivering(claim);
        Throwable failure = call(listener, message, claim);
        if (failure == null) {
            acknowledgement.delivered(claim);
        } else {
            acknowledgement.failed(claim, failure);
        }
    }

    private @Nullable Throwable call(MessageListener listener, Message message, Claim claim) {
        MessageObserver observer = engine.observer();
        if (observer == null) {
            return call(listener, message, claim.message().messageId());
        }
        Processing processing = observer.processing(claim.destination().row(), claim.message(), claim.deliveryCount());
        Throwable failure = call(listener, message, claim.message().messageId());
        if (processing != null) {
            processing.ended(failure);
        }
        return failure;
    }

    private static @Nullable Throwable call(MessageListener listener, Message message, String id) {
        try {
            listener.onMessage(message);
            return null;
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.WARNING,
                    "The message listener " + listener.getClass().getName() + " threw an exception for message " + id
                            + "; listeners should deal with messages they cannot process (Jakarta Messaging, section"
                            + " 8.7)",
                    e);
            return e;
        }
    }

    /** Makes the message of a delivery; one that cannot be made is given back. */
    Message wrap(Claim claim) throws JMSException {
        try {
            return wrapper.wrap(claim);
        } catch (JMSException | RuntimeException e) {
            Returns.giveBack(engine, List.of(claim), e, e);
            throw e;
        }
    }

    /** No message is there for a consumer. */
    void idle() throws JMSException {
        acknowledgement.idle();
    }

    /** Reports what went wrong where no caller can be told. */
    void report(JMSException problem) {
        problems.accept(problem);
    }
}
