package io.rowmq.internal.client;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A session's right to hand messages to the application: one thread has it at a time, for one message, and only while
 * the connection is started (Jakarta Messaging 3.1, sections 6.1.5 and 6.2.13).
 */
final class Turn {

    private enum State {
        STOPPED,
        STARTED,
        ENDED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private volatile State state = State.STOPPED;

    /** Takes the turn unless deliveries are stopped; whoever gets it must {@link #leave}. */
    boolean enter() {
        if (state != State.STARTED) {
            return false;
        }
        lock.lock();
        if (state == State.STARTED) {
            return true;
        }
        lock.unlock();
        return false;
    }

    void leave() {
        lock.unlock();
    }

    synchronized void start() {
        if (state == State.STOPPED) {
            state = State.STARTED;
        }
    }

    /** Stops deliveries; one that has begun goes on, see {@link #await}. */
    synchronized void stop() {
        if (state == State.STARTED) {
            state = State.STOPPED;
        }
    }

    /** Stops deliveries for good. */
    synchronized void end() {
        state = State.ENDED;
    }

    boolean ended() {
        return state == State.ENDED;
    }

    /** Waits until the delivery that is in progress is over. */
    void await() {
        lock.lock();
        lock.unlock();
    }

    /** Whether the current thread is within a delivery of this session, which for user code means: in its listener. */
    boolean isMine() {
        return lock.isHeldByCurrentThread();
    }
}
