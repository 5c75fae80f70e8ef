package io.rowmq.internal.management;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.security.UserDirectory;
import io.rowmq.management.ManagementBeans;
import io.rowmq.management.RowmqLogin;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;

/** The beans of one engine: those for everybody, and those of users who have logged in. */
public final class EngineBeans implements RowmqLogin, AutoCloseable {

    private static final Logger LOG = System.getLogger("io.rowmq.management");
    private static final int LOGIN_BITS = 120;

    private final Messaging engine;
    private final UserDirectory directory;
    private final MBeanServer server;
    private final String database;
    private final Map<String, ManagementBeans> logins = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private boolean closed;

    /** What is registered from the start. */
    private final Map<String, ManagementBeans> lasting = new HashMap<>();

    private EngineBeans(Messaging engine, UserDirectory directory, MBeanServer server) {
        this.engine = engine;
        this.directory = directory;
        this.server = server;
        this.database = engine.oversight().database();
    }

    /** Registers the beans; if that is not possible the engine goes on without, and a warning says so. */
    public static EngineBeans register(Messaging engine, UserDirectory directory, MBeanServer server) {
        EngineBeans beans = new EngineBeans(engine, directory, server);
        try {
            RowmqManagement nobody = new EngineManagement(engine, directory, directory.nobody(), () -> {});
            beans.lasting.put("", ManagementBeans.register(nobody, beans.database, "", server));
            beans.lasting.put("Login", ManagementBeans.registerLogin(beans, beans.database, server));
        } catch (JMException | SecurityException failure) {
            LOG.log(
                    Level.WARNING,
                    "The database {0} cannot be managed over JMX: {1}; with the option jmx=false this is not tried",
                    beans.database,
                    failure.toString());
        }
        return beans;
    }

    @Override
    public synchronized String login(String user, String password) throws JMSException {
        if (closed) {
            throw new IllegalStateException("The database is being closed", "ROWMQ-CLOSED");
        }
        // Never given again, by this engine or a later one: whoever still has it would get somebody else's rights.
        String number = new BigInteger(LOGIN_BITS, random).toString();
        RowmqManagement management =
                new EngineManagement(engine, directory, directory.authenticate(user, password), () -> {});
        try {
            logins.put(number, ManagementBeans.register(management, database, number, server));
        } catch (JMException failure) {
            JMSException told = new JMSException("The beans could not be registered: " + failure, "ROWMQ-MANAGEMENT");
            told.initCause(failure);
            throw told;
        }
        return number;
    }

    @Override
    public synchronized void logout(String login) {
        ManagementBeans beans = logins.remove(login);
        if (beans != null) {
            beans.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        lasting.values().forEach(ManagementBeans::close);
        logins.values().forEach(ManagementBeans::close);
    }
}
