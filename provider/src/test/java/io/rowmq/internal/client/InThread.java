package io.rowmq.internal.client;

import io.rowmq.internal.engine.Patience;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call in a thread of its own, of which a test can see whether it waits. */
final class InThread<T> {

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile StackTraceElement[] place = {};

    private InThread(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = new Thread(task, "test-call");
        thread.setDaemon(true);
        thread.start();
    }

    /** Something to do that may fail. */
    interface Action {
        void run() throws Exception;
    }

    static <T> InThread<T> call(Callable<T> call) {
        return new InThread<>(call);
    }

    static InThread<Void> run(Action action) {
        return new InThread<>(() -> {
            action.run();
            return null;
        });
    }

    /** Returns once the call blocks. */
    InThread<T> blocked() {
        Patience.await().until(() -> task.isDone() || waits());
        if (task.isDone()) {
            throw new AssertionError("The call returned and should have waited");
        }
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
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> thread.getStackTrace();
            default -> new StackTraceElement[0];
        };
    }

    boolean isDone() {
        return task.isDone();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** The result, or what was thrown. */
    T result() throws Exception {
        try {
            return task.get(Bench.PATIENCE, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("The call is still running", e);
        }
    }
}
