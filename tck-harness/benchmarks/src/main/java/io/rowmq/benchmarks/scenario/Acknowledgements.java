package io.rowmq.benchmarks.scenario;

/** How a scenario acknowledges outside transactions. */
public enum Acknowledgements {
    /** Not at all: what is received, is received in a transaction. */
    NONE,
    /** Each message with a call that returns when it is acknowledged. */
    EACH,
    /** When the provider likes to, which is durable nowhere. */
    LAZY
}
