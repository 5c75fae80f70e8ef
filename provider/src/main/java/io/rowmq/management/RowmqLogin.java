package io.rowmq.management;

import jakarta.jms.JMSException;

/** Lets users in who manage a database over JMX; {@link ManagementBeans#connect} does it for the caller. */
public interface RowmqLogin {

    /**
     * Registers beans that may do what a user may.
     *
     * @return the number of the login, for the key {@code login} of their names
     * @throws jakarta.jms.JMSSecurityException if name and password are not right
     */
    String login(String user, String password) throws JMSException;

    /** Takes them back. Does nothing if that has been done. */
    void logout(String login) throws JMSException;
}
