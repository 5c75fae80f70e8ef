package io.rowmq.internal.engine;

/**
 * Whether a backlog hands anything out: not while its destination is paused, nor while order is strict and a message
 * that came back waits for its redelivery. Guarded by the lock of its backlog.
 */
final class Gate {

    private final Terms terms;
    private final EngineTime time;
    private long heldUntil;

    Gate(Terms terms, EngineTime time) {
        this.terms = terms;
        this.time = time;
    }

    boolean shut() {
        return terms.policy().paused() || held();
    }

    private boolean held() {
        if (heldUntil != 0 && time.now() >= heldUntil) {
            heldUntil = 0;
        }
        return heldUntil != 0;
    }

    /** Holds everything back until a time, or longer if that was so already. */
    void hold(long until) {
        heldUntil = Math.max(heldUntil, until);
    }
}
