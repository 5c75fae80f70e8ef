package io.rowmq.internal.client;

import jakarta.jms.IllegalStateException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Whether a connection, session, producer, consumer or browser can still be used. */
final class Lifecycle {

    /** The stages of its life. */
    enum State {
        /** In use. */
        OPEN,
        /** Being closed: listeners that are running keep all its services until they return. */
        CLOSING,
        /** Closed: every use but another close is an error. */
        CLOSED
    }

    private final String what;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param what what lives, as it is called in messages: {@code session}, for example */
    Lifecycle(String what) {
        this.what = what;
    }

    void checkOpen() throws IllegalStateException {
        if (state.get() == State.CLOSED) {
            throw new IllegalStateException("The " + what + " is closed; create a new one", "ROWMQ-CLOSED");
        }
    }

    boolean isOpen() {
        return state.get() == State.OPEN;
    }

    /** Asks for the right to close; false if somebody else has it. */
    boolean beginClose() {
        return state.compareAndSet(State.OPEN, State.CLOSING);
    }

    void endClose() {
        state.set(State.CLOSED);
        closed.countDown();
    }

    /** Waits until whoever is closing it has done so. */
    void awaitClosed() {
        Uninterrupted.await(closed);
    }
}
