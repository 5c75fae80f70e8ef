package io.rowmq.relay;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;

/** Closes connections without forgetting what failed. */
final class Closing {

    private Closing() {}

    /** Both, whatever becomes of the first. */
    static void both(Connection first, Connection second) throws JMSException {
        try {
            first.close();
        } finally {
            second.close();
        }
    }

    /** After a failure, which keeps what the closing says as suppressed. */
    static void after(Exception failure, Connection connection) {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
