package io.rowmq.crash.journal;

/** What a worker is about to do with a unit. */
public enum Intent {
    /** Make it durable: send, acknowledge or commit. */
    COMMIT,
    /** Undo it: roll back, recover, or close without acknowledging. */
    UNDO
}
