package io.rowmq.internal.registry;

import jakarta.jms.JMSSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may connect (Jakarta Messaging 3.1, section 6.1.1). The name and password are the application's, not
 * those of the database.
 */
@FunctionalInterface
public interface Authenticator {

    /** Everybody who can open the database: as long as no users are defined. */
    Authenticator EVERYBODY = (user, password) -> {};

    /**
     * Returns if the user may connect.
     *
     * @param user the name, null for an anonymous connection
     * @param password the password
     * @throws JMSSecurityException if the name and password are not right
     */
    void authenticate(@Nullable String user, @Nullable String password) throws JMSSecurityException;
}
