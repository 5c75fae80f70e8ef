package io.rowmq.conformance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call in a thread of its own, for what blocks. */
public final class Background<T> {

    private static final Set<Thread.State> BLOCKED =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile StackTraceElement[] place = {};

    private Background(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = new Thread(task, "background of a test");
        thread.setDaemon(true);
    }

    /** Starts the call. */
    public static <T> Background<T> start(Callable<T> call) {
        Background<T> background = new Background<>(call);
        background.thread.start();
        return background;
    }

    /** Starts a call without a result. */
    public static Background<Void> run(Action action) {
        return start(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until the call waits for something. */
    public Background<T> awaitBlocked() {
        await().atMost(Specification.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(this::waits);
        return this;
    }

    /** It does not only pass a lock on its way: it is in the same place as when it was last looked at. */
    private boolean waits() {
        StackTraceElement[] before = place;
        place = placeOfWaiting();
        return place.length > 0 && Arrays.equals(place, before);
    }

    /** Nowhere, while it runs. */
    private StackTraceElement[] placeOfWaiting() {
        return BLOCKED.contains(thread.getState()) ? thread.getStackTrace() : new StackTraceElement[0];
    }

    /** Whether the call has returned. */
    public boolean done() {
        return task.isDone();
    }

    /** The result, once the call has returned. */
    public T result() throws Exception {
        return task.get(Specification.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A call without a result. */
    @FunctionalInterface
    public interface Action {

        /** Runs it. */
        void run() throws Exception;
    }
}
