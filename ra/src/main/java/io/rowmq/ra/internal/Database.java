package io.rowmq.ra.internal;

import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The database of one resource adapter. It is opened by the first connection and closed with the resource adapter. */
public final class Database implements Connector, AutoCloseable {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");
    private static final int MOST_FAILURES = 100;

    private final RowmqXAConnectionFactory factory = new RowmqXAConnectionFactory();

    /**
     * Checks the options; opens nothing yet.
     *
     * @throws IllegalArgumentException naming the option, its value and what is allowed
     */
    public Database(Map<String, String> options) {
        options.forEach(factory::setOption);
        loadDrivers(Database.class.getClassLoader());
    }

    /**
     * Has the drivers in the archive register themselves, which is done for the first class loader of a JVM only. One
     * of the server's that cannot be loaded is no concern of ours.
     */
    static void loadDrivers(ClassLoader from) {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, from).iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (!drivers.hasNext()) {
                    return;
                }
                LOG.log(Level.DEBUG, "JDBC driver {0}", drivers.next().getClass());
            } catch (ServiceConfigurationError e) {
                failures++;
                LOG.log(Level.DEBUG, "A JDBC driver that cannot be loaded", e);
            }
        }
    }

    @Override
    public XAConnection connect(Login login) throws JMSException {
        return Connector.identified(factory.createXAConnection(login.user(), login.password()), login);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return factory.toString();
    }

    @Override
    public void close() {
        factory.close();
        deregisterDrivers();
        RecordTypes.forget();
    }

    /** The drivers in the archive registered themselves, and would keep its class loader for ever. */
    private static void deregisterDrivers() {
        ClassLoader own = Database.class.getClassLoader();
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == own && own != ClassLoader.getSystemClassLoader()) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    LOG.log(Level.WARNING, "The JDBC driver " + driver + " stays registered", e);
                }
            }
        }
    }
}
