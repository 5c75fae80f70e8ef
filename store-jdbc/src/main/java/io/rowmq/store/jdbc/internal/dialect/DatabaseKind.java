package io.rowmq.store.jdbc.internal.dialect;

import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;

/** A kind of database, known by its URLs: finds out what a URL of this kind points at. */
public interface DatabaseKind {

    /** Whether this is a URL of this kind. */
    boolean matches(String url);

    /** The Maven coordinates of the JDBC driver, without a version. */
    String driver();

    /**
     * The database at a URL; does not open it.
     *
     * @param url the URL of the settings, or the one that a connection of their {@code DataSource} tells
     * @throws JMSException if the URL or the settings ask for something that cannot work
     */
    Address find(String url, StoreSettings settings) throws JMSException;
}
