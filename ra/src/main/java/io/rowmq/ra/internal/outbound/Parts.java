package io.rowmq.ra.internal.outbound;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import java.util.Collection;

/** Closes what a session was used for, but not the session itself, which stays with its managed connection. */
final class Parts {

    private Parts() {}

    /** Closes them all, whatever happens with one of them. */
    static void closeAll(Collection<Object> parts) throws JMSException {
        JMSException failure = null;
        for (Object part : parts) {
            try {
                close(part);
            } catch (JMSException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    static void close(Object part) throws JMSException {
        if (part instanceof MessageConsumer consumer) {
            consumer.close();
        } else if (part instanceof MessageProducer producer) {
            producer.close();
        } else if (part instanceof QueueBrowser browser) {
            browser.close();
        } else if (part instanceof JMSConsumer consumer) {
            try {
                consumer.close();
            } catch (JMSRuntimeException e) {
                throw checked(e);
            }
        }
    }

    private static JMSException checked(JMSRuntimeException e) {
        return e.getCause() instanceof JMSException original
                ? original
                : new JMSException(e.getMessage(), e.getErrorCode(), e);
    }
}
