package io.rowmq.internal.engine;

import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import jakarta.jms.JMSException;
import java.util.List;

/** What has to be done when timers fire. */
interface DueWork {

    /** Adds what settles the timers, and what that changes in memory. */
    void plan(List<Timer> due, List<Settlement> settlements, List<Runnable> effects) throws JMSException;

    /** The settlements were not committed: what was withheld for them is available again. */
    void undo(List<Timer> due);
}
