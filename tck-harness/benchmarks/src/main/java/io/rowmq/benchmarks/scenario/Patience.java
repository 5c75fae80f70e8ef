package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.subject.Line;

/** For receivers who know that there is something for them. */
final class Patience {

    private static final int SECONDS = 10;

    private Patience() {}

    /**
     * The number of the next message.
     *
     * @throws IllegalStateException if none comes for so long that none will
     */
    static long receive(Line line) throws Exception {
        for (int i = 0; i < SECONDS; i++) {
            long number = line.receive();
            if (number >= 0) {
                return number;
            }
        }
        throw new IllegalStateException("starved: nothing came for " + SECONDS + " s although there is something");
    }
}
