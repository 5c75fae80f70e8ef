package io.rowmq.internal.security;

import jakarta.jms.JMSException;

/** Somebody who was an administrator when they came. */
@FunctionalInterface
public interface Administrator {

    /**
     * Returns if they still are.
     *
     * @throws jakarta.jms.JMSSecurityException if they are not
     * @throws JMSException if the users could not be read
     */
    void require() throws JMSException;
}
