package io.rowmq.internal.management;

import io.rowmq.internal.engine.BulkWork;
import io.rowmq.internal.engine.Relocation;
import io.rowmq.management.RowmqOperation;
import io.rowmq.management.RowmqOperation.State;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that is done with many messages, step by step, by a thread of the engine. */
final class Operation implements Runnable {

    private static final Logger LOG = System.getLogger("io.rowmq.management");

    private final long id;
    private final BulkWork work;
    private final MessageSource source;
    private final Relocation.Plan plan;
    private final InstantSource clock;
    private final Instant begun;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile RowmqOperation status;

    Operation(long id, BulkWork work, MessageSource source, Relocation.Plan plan, InstantSource clock) {
        this.id = id;
        this.work = work;
        this.source = source;
        this.plan = plan;
        this.clock = clock;
        this.begun = clock.instant();
        this.status = status(State.RUNNING, null, null);
    }

    long id() {
        return id;
    }

    MessageSource source() {
        return source;
    }

    RowmqOperation status() {
        return status;
    }

    boolean ended() {
        return end.getCount() == 0;
    }

    void cancel() {
        cancelled = true;
    }

    void await(long millis) throws JMSException {
        try {
            end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JMSException(
                    "Interrupted while waiting for operation " + id + ", which goes on", "ROWMQ-INTERRUPTED");
        }
    }

    @Override
    public void run() {
        // what holds if a step ends with an Error
        State state = State.FAILED;
        String error = "Ended unexpectedly";
        try {
            boolean more = true;
            while (more && !cancelled) {
                more = work.step();
                status = status(State.RUNNING, null, null);
            }
            state = more ? State.CANCELLED : State.DONE;
            error = null;
        } catch (JMSException | RuntimeException failure) {
            error = String.valueOf(failure.getMessage());
            LOG.log(
                    Level.WARNING,
                    "Operation " + id + " (" + plan.change() + " of " + source.text() + ") ended",
                    failure);
        } finally {
            status = status(state, error, clock.instant());
            end.countDown();
        }
    }

    private RowmqOperation status(State state, @Nullable String error, @Nullable Instant ended) {
        return new RowmqOperation(
                id,
                plan.change().name(),
                source.text(),
                plan.target() == null ? null : Places.text(plan.target()),
                plan.selector() == null ? null : plan.selector().text(),
                state,
                work.total(),
                work.examined(),
                work.done(),
                work.skipped(),
                error,
                begun,
                ended);
    }
}
