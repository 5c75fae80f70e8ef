package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;

/** A bean of this type changes the connection factory before it is used, after the properties were applied. */
@FunctionalInterface
public interface RowmqConnectionFactoryCustomizer {

    /**
     * Changes the factory.
     *
     * @param factory the factory of the application, from which no connection has been created yet
     */
    void customize(RowmqConnectionFactory factory);
}
