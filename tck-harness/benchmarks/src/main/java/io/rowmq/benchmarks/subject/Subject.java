package io.rowmq.benchmarks.subject;

/** A running system with two queues and one topic. */
public interface Subject extends AutoCloseable {

    /**
     * A new session.
     *
     * @throws Unavailable if the subject does not have what it takes
     */
    Line line(Mode mode, Address address) throws Exception;

    /** A new session on the queue. */
    default Line line(Mode mode) throws Exception {
        return line(mode, Address.QUEUE);
    }

    /** How many rows the table of the application has. */
    default long rows() throws Exception {
        return 0;
    }
}
