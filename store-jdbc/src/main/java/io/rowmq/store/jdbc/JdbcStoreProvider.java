package io.rowmq.store.jdbc;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoreProvider;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.Databases;
import io.rowmq.store.jdbc.internal.Opening;
import jakarta.jms.JMSException;

/** Stores messages in databases with a JDBC driver. */
public final class JdbcStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public JdbcStoreProvider() {}

    @Override
    public boolean accepts(StoreSettings settings) {
        return Databases.accepts(settings);
    }

    @Override
    public String identity(StoreSettings settings) throws JMSException {
        return Opening.identity(settings);
    }

    @Override
    public MessageStore open(StoreSettings settings) throws JMSException {
        return Opening.open(settings);
    }
}
