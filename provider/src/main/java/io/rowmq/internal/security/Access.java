package io.rowmq.internal.security;

import io.rowmq.policy.Right;
import io.rowmq.spi.DestinationRow.Kind;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import org.jspecify.annotations.Nullable;

/** What one connection may do. May be asked by any thread, and for each message: an answer costs no SQL. */
public interface Access {

    /** Nobody in particular, who may do everything. */
    Access UNLIMITED = new Access() {
        @Override
        public @Nullable String user() {
            return null;
        }

        @Override
        public void require(Right right, Kind kind, String name) {
            // everything is allowed
        }
    };

    /** The user who has been authenticated; null for nobody in particular. */
    @Nullable String user();

    /**
     * Returns if the right is there.
     *
     * @param right what is to be done
     * @param kind whether with a queue or a topic
     * @param name the destination's physical name
     * @throws jakarta.jms.JMSSecurityException naming user, right and destination if it is not
     * @throws JMSException if the users could not be read
     */
    void require(Right right, Kind kind, String name) throws JMSException;

    /** Whether the right is there. */
    default boolean allows(Right right, Kind kind, String name) throws JMSException {
        try {
            require(right, kind, name);
            return true;
        } catch (JMSSecurityException denied) {
            // the answer
            return false;
        }
    }
}
