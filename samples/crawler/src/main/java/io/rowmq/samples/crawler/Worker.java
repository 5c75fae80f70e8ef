package io.rowmq.samples.crawler;

import jakarta.jms.JMSException;
import java.sql.SQLException;

/** Works in steps of one message and one transaction, on a session of its own, for one thread. */
interface Worker {

    /** How long a step waits for a message. */
    long PATIENCE_MILLIS = 200;

    /** Takes one message, settles it, and says what has changed by that. */
    Totals step() throws JMSException, SQLException, InterruptedException;
}
