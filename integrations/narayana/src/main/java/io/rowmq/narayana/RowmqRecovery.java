package io.rowmq.narayana;

import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import java.util.Objects;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * Shows Narayana's recovery manager the branches that are prepared in a RowMQ database, so that it commits them or
 * rolls them back as the transaction was decided, after a crash of the JVM or a failure of the database. Started in
 * three lines:
 *
 * <pre>{@code
 * RecoveryManager manager = RecoveryManager.manager();
 * manager.initialize();
 * RowmqRecovery recovery = RowmqRecovery.register(factory);
 * }</pre>
 *
 * <p>It holds a connection of its own, which keeps the database open; {@link #close} gives it up. One is enough for
 * each database, whatever number of factories it has. May be used by any thread.
 *
 * <p>A branch that was prepared when the JVM ended, before the transaction manager had decided, is rolled back only if
 * Narayana knows that it is its own: {@code JTAEnvironmentBean.xaRecoveryNodes} has to name
 * {@code CoreEnvironmentBean.nodeIdentifier}, and the orphan filters of Narayana's default configuration have to be
 * there. Otherwise such a branch stays in doubt, and its messages in nobody's reach; {@link #register} logs a warning
 * that says what is missing.
 */
public final class RowmqRecovery implements XAResourceRecoveryHelper, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RowmqRecovery.class.getName());

    private final RowmqXAConnectionFactory factory;
    private final @Nullable String user;
    private final @Nullable String password;
    private @Nullable XARecoveryModule module;
    private @Nullable XAConnection connection;
    private @Nullable XAResource resource;
    private boolean closed;

    /**
     * A helper that is to be added to a recovery module by the caller; {@link #register} does both.
     *
     * @param factory leads to the database
     * @param user a user of RowMQ's, null for the factory's default; no role is needed
     * @param password the password of that user
     */
    public RowmqRecovery(RowmqXAConnectionFactory factory, @Nullable String user, @Nullable String password) {
        this.factory = Objects.requireNonNull(factory, "factory");
        this.user = user;
        this.password = password;
    }

    /**
     * Adds a database to the recovery manager of this JVM, which has to be initialised.
     *
     * @param factory leads to the database, with the user that the factory is configured with
     * @return what has been added; to be closed at the end
     * @throws JMSException if the database cannot be opened
     * @throws IllegalStateException if the recovery manager is not initialised, or has no module for XA resources
     */
    public static RowmqRecovery register(RowmqXAConnectionFactory factory) throws JMSException {
        return register(factory, null, null);
    }

    /**
     * Adds a database to the recovery manager of this JVM, which has to be initialised.
     *
     * @param factory leads to the database
     * @param user a user of RowMQ's; no role is needed
     * @param password the password of that user
     * @return what has been added; to be closed at the end
     * @throws JMSException if the database cannot be opened, or the user is not let in
     * @throws IllegalStateException if the recovery manager is not initialised, or has no module for XA resources
     */
    public static RowmqRecovery register(
            RowmqXAConnectionFactory factory, @Nullable String user, @Nullable String password) throws JMSException {
        XARecoveryModule module = XARecoveryModule.getRegisteredXARecoveryModule();
        if (module == null) {
            throw new IllegalStateException("Narayana's recovery manager has no module for XA resources: call"
                    + " RecoveryManager.manager().initialize() first, and name XARecoveryModule in"
                    + " RecoveryEnvironmentBean.recoveryModuleClassNames");
        }
        RowmqRecovery recovery = new RowmqRecovery(factory, user, password);
        recovery.connect();
        recovery.addTo(module);
        OrphanSettings.ofThisJvm().warning().ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
        return recovery;
    }

    private synchronized void addTo(XARecoveryModule newModule) {
        module = newModule;
        newModule.addXAResourceRecoveryHelper(this);
    }

    /**
     * Does nothing: what is needed came with the constructor.
     *
     * @param parameter is not looked at
     * @return true
     */
    @Override
    public boolean initialise(String parameter) {
        return true;
    }

    /**
     * What the recovery manager scans; the same each time, while the connection is open.
     *
     * @return one resource; none once this is closed
     * @throws JMSException if the database cannot be opened; the recovery manager tries again with its next pass
     */
    @Override
    public XAResource[] getXAResources() throws JMSException {
        XAResource present = connect();
        return present == null ? new XAResource[0] : new XAResource[] {present};
    }

    private synchronized @Nullable XAResource connect() throws JMSException {
        if (resource == null && !closed) {
            XAConnection opened =
                    user == null ? factory.createXAConnection() : factory.createXAConnection(user, password);
            try {
                resource = opened.createXASession().getXAResource();
            } catch (JMSException | RuntimeException failure) {
                opened.close();
                throw failure;
            }
            connection = opened;
        }
        return resource;
    }

    /**
     * Takes the database out of the recovery manager, after the pass that is under way, and closes the connection. What
     * is prepared stays prepared. Does nothing the second time.
     */
    @Override
    public void close() throws JMSException {
        XARecoveryModule registered;
        XAConnection opened;
        synchronized (this) {
            closed = true;
            registered = module;
            opened = connection;
            module = null;
            connection = null;
            resource = null;
        }
        if (registered != null) {
            registered.removeXAResourceRecoveryHelper(this);
        }
        if (opened != null) {
            opened.close();
        }
    }
}
