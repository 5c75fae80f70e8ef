package io.rowmq.internal.engine;

import jakarta.jms.JMSException;

/** Something that is done with many messages in steps, each of which is done as a whole or not at all. */
public interface BulkWork {

    /** How many messages there were when it began. */
    long total();

    /** How many it has looked at. */
    long examined();

    /** With how many it has done what it does. */
    long done();

    /** How many of those it was to take it could not: in somebody's hands, gone, or without a place to go. */
    long skipped();

    /**
     * Does the next step.
     *
     * @return false if there is nothing more to do
     * @throws JMSException if the step failed, of which nothing was done then
     */
    boolean step() throws JMSException;
}
