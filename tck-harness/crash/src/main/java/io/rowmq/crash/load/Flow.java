package io.rowmq.crash.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps the senders to a place no more than some messages ahead of the receivers. */
final class Flow {

    private static final int LIMIT = 120;

    private final Place place;
    private final Semaphore room;

    /** A flow to a place that holds some messages already. */
    Flow(Place place, int held) {
        this.place = place;
        this.room = new Semaphore(LIMIT - held);
    }

    Place place() {
        return place;
    }

    /** Waits a moment for room; false if there was none. */
    boolean enter(int messages) throws InterruptedException {
        return room.tryAcquire(messages, 50, TimeUnit.MILLISECONDS);
    }

    /** Says that messages for which there was room were not sent after all. */
    void notSent(int messages) {
        room.release(messages);
    }

    /** Says that so many messages have left the backlog. Of a topic only the first backlog counts. */
    void left(String backlog, int messages) {
        if (backlog.equals(place.backlog())) {
            room.release(messages);
        }
    }
}
