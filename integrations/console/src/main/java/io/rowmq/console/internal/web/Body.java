package io.rowmq.console.internal.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What comes with a request. No thread waits for it, so that who sends slowly holds up nobody else. */
final class Body implements Runnable {

    /** What may come with a request of somebody who is not logged in: a name and a password. */
    static final int SMALL = 8 << 10;

    static final int LARGEST = 16 << 20;

    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    /** Told once, by any thread, what has come, or why nothing will. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] content, @Nullable Problem problem);
    }

    private final Request request;
    private final int most;
    private final Taker taker;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable Semaphore held;

    private Body(Request request, int most, @Nullable Semaphore held, Taker taker) {
        this.request = request;
        this.most = most;
        this.held = held;
        this.taker = taker;
    }

    /**
     * Begins to read.
     *
     * @param most bytes that are taken
     * @param large a permit for each body that takes much memory
     * @throws Problem if it is too large, or there are too many large ones already; the taker is not told then
     */
    static void read(Request request, int most, Semaphore large, Taker taker) throws Problem {
        long length = request.getLength();
        if (length > most) {
            throw tooLarge(most);
        }
        boolean small = most <= SMALL || length >= 0 && length <= SMALL;
        if (!small && !large.tryAcquire()) {
            throw new Problem(
                    TOO_MANY, "ROWMQ-CONSOLE-REQUEST", "Too many large requests are being sent at once; try again");
        }
        new Body(request, most, small ? null : large, taker).run();
    }

    @Override
    public void run() {
        boolean orderly = false;
        try {
            readOn();
            orderly = true;
        } finally {
            if (!orderly) {
                release();
            }
        }
    }

    private void readOn() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(new Problem(TIMED_OUT, "ROWMQ-CONSOLE-REQUEST", "The request did not arrive to its end"));
                return;
            }
            boolean fits = add(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (!fits || last) {
                end(fits ? null : tooLarge(most));
                return;
            }
        }
    }

    private boolean add(ByteBuffer part) {
        if (content.size() + part.remaining() > most) {
            return false;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        content.writeBytes(bytes);
        return true;
    }

    private void end(@Nullable Problem problem) {
        release();
        taker.take(problem == null ? content.toByteArray() : new byte[0], problem);
    }

    private void release() {
        Semaphore permit = held;
        held = null;
        if (permit != null) {
            permit.release();
        }
    }

    private static Problem tooLarge(int most) {
        return new Problem(
                TOO_LARGE,
                "ROWMQ-CONSOLE-REQUEST",
                "What was sent is larger than " + most + " bytes; rowmq send takes larger messages");
    }
}
