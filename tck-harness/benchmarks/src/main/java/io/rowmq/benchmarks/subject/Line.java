package io.rowmq.benchmarks.subject;

/** A session with a producer and a consumer on the one queue of the benchmark. For one thread. */
public interface Line extends AutoCloseable {

    /** Sends a persistent message of the usual size that carries a number. */
    void send(long number) throws Exception;

    /** Takes the next message and returns its number; -1 if none comes within a second. */
    long receive() throws Exception;

    /** Commits or acknowledges what was done since the last time; nothing in the mode AUTO. */
    void end() throws Exception;
}
