package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed;
import io.rowmq.internal.client.Feed.Delivery;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages and sessions together: up to so many threads of the server take deliveries from one feed, each until
 * there are none. While nothing is there, no thread is used.
 */
final class Dispatcher {

    /** What the dispatcher does at the moment. */
    enum State {
        /** The database has not been reached yet. */
        CONNECTING,
        /** Delivering, or waiting for messages. */
        RUNNING,
        /** Waiting for a moment after failures. */
        HELD,
        /** Waiting for an operator. */
        PAUSED,
        /** Over. */
        STOPPED
    }

    private static final Logger LOG = System.getLogger("io.rowmq.ra");
    private static final Duration AFTER_A_PROBLEM = Duration.ofSeconds(1);

    private final String name;
    private final int maxSessions;
    private final Threads threads;
    private final FailureWatch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<EndpointSession> free = new ArrayDeque<>();
    private State state = State.CONNECTING;
    private @Nullable Feed feed;
    private @Nullable SessionFactory sessions;
    private int active;
    private boolean armed;
    /** Whether a signal came while all sessions were taken; one that was just ending has not seen what it was for. */
    private boolean missed;

    /** Makes the sessions that deliver. */
    interface SessionFactory {
        EndpointSession open() throws JMSException;
    }

    Dispatcher(String name, int maxSessions, Threads threads, FailureWatch watch) {
        this.name = name;
        this.maxSessions = maxSessions;
        this.threads = threads;
        this.watch = watch;
    }

    State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    int active() {
        lock.lock();
        try {
            return active;
        } finally {
            lock.unlock();
        }
    }

    // ---- state

    /** Begins to deliver; false if it was stopped meanwhile. */
    boolean start(Feed newFeed, SessionFactory newSessions) {
        lock.lock();
        try {
            if (state == State.STOPPED) {
                return false;
            }
            feed = newFeed;
            sessions = newSessions;
            if (state == State.CONNECTING) {
                state = State.RUNNING;
            }
        } finally {
            lock.unlock();
        }
        wake();
        return true;
    }

    /** Begins no more deliveries until {@link #resume}. */
    void pause() {
        lock.lock();
        try {
            if (state != State.STOPPED) {
                state = State.PAUSED;
                disarm();
            }
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            if (state != State.PAUSED && state != State.HELD) {
                return;
            }
            state = feed == null ? State.CONNECTING : State.RUNNING;
        } finally {
            lock.unlock();
        }
        wake();
    }

    private void hold(Duration time) {
        lock.lock();
        try {
            if (state != State.RUNNING) {
                return;
            }
            state = State.HELD;
            disarm();
        } finally {
            lock.unlock();
        }
        threads.runIn(time, this::release);
    }

    private void release() {
        lock.lock();
        try {
            if (state != State.HELD) {
                return;
            }
            state = State.RUNNING;
        } finally {
            lock.unlock();
        }
        work();
    }

    /**
     * Ends for good.
     *
     * @return whether all deliveries have ended within the time
     */
    boolean stop(Duration patience) {
        lock.lock();
        try {
            state = State.STOPPED;
            disarm();
            long nanos = patience.toNanos();
            while (active > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return active == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            free.forEach(this::discard);
            free.clear();
            lock.unlock();
        }
    }

    // ---- delivering

    /** A delivery may be there. Never blocks: committing threads call it. */
    private void wake() {
        threads.run(this::work);
    }

    /** Called by a thread of the server. */
    private void work() {
        if (!begin()) {
            return;
        }
        EndpointSession session = null;
        try {
            session = session();
            Delivery delivery;
            while ((delivery = next(session)) != null) {
                if (!deliver(session, delivery)) {
                    EndpointSession broken = session;
                    session = null;
                    discard(broken);
                    session = session();
                }
            }
        } catch (JMSException | RuntimeException | Error e) {
            // An error, too: nobody else would go on with the deliveries once the cause is gone.
            LOG.log(Level.WARNING, "Deliveries to " + name + " are interrupted, trying again in a second", e);
            hold(AFTER_A_PROBLEM);
            discard(session);
            session = null;
        } finally {
            end(session);
        }
    }

    private void discard(@Nullable EndpointSession session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A session for " + name + " did not end in order", e);
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            if (state != State.RUNNING || active == maxSessions) {
                // A signal that led here is for somebody else.
                disarm();
                missed = state == State.RUNNING;
                return false;
            }
            active++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable EndpointSession session) {
        boolean again;
        lock.lock();
        try {
            active--;
            if (session != null) {
                if (state == State.STOPPED) {
                    discard(session);
                } else {
                    free.push(session);
                }
            }
            if (active == 0) {
                idle.signalAll();
            }
            again = missed && state == State.RUNNING;
            missed = false;
        } finally {
            lock.unlock();
        }
        if (again) {
            wake();
        }
    }

    private EndpointSession session() throws JMSException {
        lock.lock();
        try {
            EndpointSession session = free.poll();
            if (session != null) {
                return session;
            }
            if (sessions == null) {
                throw new IllegalStateException("not started");
            }
            return sessions.open();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Delivery next(EndpointSession session) throws JMSException {
        Delivery delivery = take();
        if (delivery == null) {
            session.idle();
        }
        return delivery;
    }

    private @Nullable Delivery take() throws JMSException {
        lock.lock();
        try {
            while (state == State.RUNNING && feed != null) {
                disarm();
                Delivery delivery = feed.next();
                boolean more = (delivery == null || active < maxSessions) && !arm(feed);
                if (delivery != null) {
                    if (more) {
                        wake();
                    }
                    return delivery;
                }
                if (!more) {
                    return null;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean arm(Feed from) {
        armed = from.arm(this::wake);
        return armed;
    }

    private void disarm() {
        if (armed && feed != null) {
            armed = false;
            feed.disarm();
        }
    }

    /** Returns whether the session can go on. */
    private boolean deliver(EndpointSession session, Delivery delivery) throws JMSException {
        EndpointSession.Outcome outcome = session.deliver(delivery, this::failed);
        switch (outcome.result()) {
            case DELIVERED -> {
                watch.succeeded();
                return true;
            }
            case FAILED -> {
                return false;
            }
            case UNAVAILABLE -> {
                LOG.log(
                        Level.INFO,
                        name + " takes no message at the moment, trying again in a second",
                        outcome.cause());
                hold(AFTER_A_PROBLEM);
                return false;
            }
        }
        throw new AssertionError(outcome);
    }

    /** Called before anybody can get the message again. */
    private void failed(@Nullable Throwable cause) {
        watch.failed(cause);
        boolean pausing = watch.pauses();
        if (pausing) {
            pause();
        } else if (!watch.hold().isZero()) {
            hold(watch.hold());
        }
        LOG.log(Level.WARNING, "A delivery to " + name + " failed, " + watch.inRow() + " in a row", cause);
        if (pausing) {
            LOG.log(
                    Level.ERROR,
                    "{0} is paused after {1} failures in a row; resume it with its MXBean once the cause is gone",
                    name,
                    watch.inRow());
        }
    }
}
