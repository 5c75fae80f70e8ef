package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import jakarta.jms.JMSContext;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the database by a connection of the engine's own kind. */
final class HealthCheck {

    private static final int PATIENCE_SECONDS = 5;

    private final RowmqConnectionFactory factory;

    HealthCheck(RowmqConnectionFactory factory) {
        this.factory = factory;
    }

    /** What to show of a provider that works. */
    Map<String, Object> details() throws SQLException {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            Connection connection = ((RowmqContext) context).getJdbcConnection();
            if (!connection.isValid(PATIENCE_SECONDS)) {
                throw new SQLException("The database has not answered in " + PATIENCE_SECONDS + " seconds");
            }
            DatabaseMetaData database = connection.getMetaData();
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("provider", context.getMetaData().getJMSProviderName());
            details.put("version", context.getMetaData().getProviderVersion());
            details.put("database", database.getDatabaseProductName() + " " + database.getDatabaseProductVersion());
            return details;
        } catch (jakarta.jms.JMSException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }
}
