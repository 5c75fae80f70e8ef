package io.rowmq.spi;

import jakarta.jms.JMSException;

/** Opens databases; found with {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /** Whether this provider knows the kind of database the settings point at. Does not open it. */
    boolean accepts(StoreSettings settings);

    /**
     * A name for the database that is the same for all settings that point at the same one, so that they share an
     * engine. For an H2 file, for example, its absolute path.
     */
    String identity(StoreSettings settings) throws JMSException;

    /** Opens the database, creates or checks its schema, and recovers from an unclean stop. */
    MessageStore open(StoreSettings settings) throws JMSException;
}
