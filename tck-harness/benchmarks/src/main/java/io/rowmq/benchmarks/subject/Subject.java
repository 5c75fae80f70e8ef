package io.rowmq.benchmarks.subject;

/** A running system with one queue. */
public interface Subject extends AutoCloseable {

    /** A new session. */
    Line line(Mode mode) throws Exception;
}
