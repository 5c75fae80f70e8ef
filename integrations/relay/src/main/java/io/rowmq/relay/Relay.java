package io.rowmq.relay;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forwards messages until it is closed. Made by {@link RelayBuilder#start}; a thread of its own keeps the JVM alive
 * until then.
 *
 * <p>Messages are forwarded in the order in which they come, up to a batch in each transaction. After a failure both
 * sides are connected again, with a pause that doubles up to a limit, and each message is tried alone until some have
 * gone through, so that one that cannot be forwarded does not take others to the dead letter queue with it.
 */
public final class Relay implements AutoCloseable {

    /** The property of each forwarded message with the {@code JMSMessageID} that it came with. */
    public static final String MESSAGE_ID = "RowMQ_RelayMessageID";

    /** The property of each dead letter with the name of the relay. */
    public static final String NAME = "RowMQ_Relay";

    /** The property of each dead letter that says why it is one. */
    public static final String FAILURE = "RowMQ_RelayFailure";

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());

    /** How long a transaction waits for its first message; {@link #close} waits for the transaction. */
    private static final long IDLE_MILLIS = 500;

    private final Route route;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Trouble trouble;
    private Duration pause;
    private int limit;
    private @Nullable Exception lastFailure;

    Relay(Route route) {
        this.route = route;
        this.pause = route.firstPause();
        this.limit = route.batch();
        this.trouble = new Trouble(route.name(), alert -> tell(observer -> observer.alert(alert)), System::nanoTime);
        this.thread = new Thread(this::run, "rowmq-relay-" + route.name());
    }

    void start() {
        thread.start();
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void run() {
        while (!closed()) {
            try (Hop hop = route.open()) {
                while (!closed()) {
                    step(hop);
                }
            } catch (Exception failure) {
                // Whatever a provider or a transaction manager throws: connecting again is the answer to all of it.
                pauseAfter(failure);
            }
        }
        trouble.over();
    }

    private void step(Hop hop) throws Exception {
        try {
            hop.begin();
            forwardBatch(hop);
        } catch (Exception failure) {
            try {
                hop.rollback();
            } catch (Exception e) {
                // The connection is closed next, and that gives back what was received.
                failure.addSuppressed(e);
            }
            throw failure;
        }
    }

    private void forwardBatch(Hop hop) throws Exception {
        int letters = 0;
        int count = 0;
        long began = 0;
        for (Message message = hop.receive(IDLE_MILLIS); message != null; message = next(hop, count)) {
            began = count == 0 ? System.nanoTime() : began;
            count++;
            if (isLost(message)) {
                giveUp(hop, message);
                letters++;
            } else {
                hop.forward(message);
            }
        }
        hop.commit();
        if (count > 0) {
            pause = route.firstPause();
            limit = Math.min(limit * 2, route.batch());
            lastFailure = null;
            trouble.passed();
            int forwarded = count - letters;
            long nanos = System.nanoTime() - began;
            tell(observer -> observer.forwarded(route.name(), forwarded, nanos));
        } else {
            trouble.idle();
        }
    }

    private @Nullable Message next(Hop hop, int count) throws JMSException {
        return count < limit && !closed() ? hop.receive(0) : null;
    }

    private boolean isLost(Message message) throws JMSException {
        return route.attempts() >= 0 && Envelope.deliveries(message) > route.attempts();
    }

    private void giveUp(Hop hop, Message message) throws JMSException {
        String reason = lastFailure == null ? "tried " + route.attempts() + " times" : lastFailure.toString();
        tell(observer -> observer.deadLettered(route.name(), message, reason));
        LOG.log(
                System.Logger.Level.WARNING,
                "{0}: {1} goes to the dead letter queue {2}: {3}",
                route,
                message.getJMSMessageID(),
                route.deadLetters(),
                reason);
        hop.giveUp(message, reason);
    }

    private void pauseAfter(Exception failure) {
        lastFailure = failure;
        limit = 1;
        Duration present = pause;
        pause = route.afterPause(present);
        LOG.log(
                System.Logger.Level.WARNING,
                route + " failed, and goes on in " + present.toMillis() + " ms: " + failure);
        tell(observer -> observer.failed(route.name(), failure, present));
        trouble.failed(failure);
        try {
            closing.await(present.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but the application can have done it, which wants the thread to end.
            closing.countDown();
        }
    }

    private void tell(Consumer<RelayObserver> event) {
        for (RelayObserver observer : route.observers()) {
            try {
                event.accept(observer);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, route + ": an observer failed", e);
            }
        }
    }

    /**
     * Ends the transaction that is under way, which takes about half a second if nothing comes, and closes both
     * connections. Does nothing the second time. If the calling thread is interrupted it returns at once, the interrupt
     * flag set, and the relay ends a little later.
     */
    @Override
    public void close() {
        closing.countDown();
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return route.toString();
    }
}
