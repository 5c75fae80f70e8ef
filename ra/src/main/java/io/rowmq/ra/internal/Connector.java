package io.rowmq.ra.internal;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;

/** Opens connections to the database of a resource adapter. */
@FunctionalInterface
public interface Connector {

    /**
     * Opens a connection.
     *
     * @throws JMSException if the database cannot be opened, the user is unknown or the client identifier in use
     */
    Connection connect(Login login) throws JMSException;

    /** Gives a new connection its client identifier, or closes it if that is not possible. */
    static <C extends Connection> C identified(C connection, Login login) throws JMSException {
        if (login.clientId() == null || login.clientId().isEmpty()) {
            return connection;
        }
        try {
            connection.setClientID(login.clientId());
            return connection;
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }
}
