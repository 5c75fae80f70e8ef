package io.rowmq;

import io.rowmq.internal.client.Unchecked;
import io.rowmq.internal.client.XaConnection;
import io.rowmq.internal.management.BranchAdministration;
import io.rowmq.management.RowmqBranches;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XAQueueConnection;
import jakarta.jms.XAQueueConnectionFactory;
import jakarta.jms.XATopicConnection;
import jakarta.jms.XATopicConnectionFactory;
import java.io.Serial;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Creates connections whose sessions take part in the global transactions of a transaction manager (JTA), besides
 * everything that a {@link RowmqConnectionFactory} does.
 *
 * <p>RowMQ is an XA resource manager of its own, whatever the database thinks of XA: {@code prepare} stores the branch
 * in the database in an ordinary transaction. A prepared branch outlives its connection and its JVM, and any XA
 * resource of the same database can commit or roll it back, in any later JVM. Two resources of the same database are
 * the same resource manager.
 *
 * <p>The sessions refuse {@code commit} and {@code rollback} with a {@link jakarta.jms.TransactionInProgressException}.
 * While no transaction manager has enlisted it, an XA session sends at once and acknowledges what it receives at once.
 */
public class RowmqXAConnectionFactory extends RowmqConnectionFactory
        implements XAConnectionFactory, XAQueueConnectionFactory, XATopicConnectionFactory {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A factory for the database {@value #DEFAULT_URL}. */
    public RowmqXAConnectionFactory() {}

    /**
     * A factory for the database at a URL.
     *
     * @param jdbcUrl a JDBC URL, for example {@code jdbc:h2:file:./orders}
     * @throws IllegalArgumentException if it is no JDBC URL
     */
    public RowmqXAConnectionFactory(String jdbcUrl) {
        super(jdbcUrl);
    }

    /**
     * A factory for the database behind a data source, which need not know XA. It can neither be serialised nor bound
     * in JNDI.
     *
     * @param dataSource where connections to the database come from
     */
    public RowmqXAConnectionFactory(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public XAConnection createXAConnection() throws JMSException {
        return createXAConnection(null, null);
    }

    @Override
    public XAConnection createXAConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        return connect(userName, password, XaConnection::new);
    }

    @Override
    public XAQueueConnection createXAQueueConnection() throws JMSException {
        return createXAQueueConnection(null, null);
    }

    @Override
    public XAQueueConnection createXAQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return connect(userName, password, XaConnection::xaForQueues);
    }

    @Override
    public XATopicConnection createXATopicConnection() throws JMSException {
        return createXATopicConnection(null, null);
    }

    @Override
    public XATopicConnection createXATopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return connect(userName, password, XaConnection::new);
    }

    @Override
    public XAJMSContext createXAContext() {
        return createXAContext(null, null);
    }

    @Override
    public XAJMSContext createXAContext(@Nullable String userName, @Nullable String password) {
        return Unchecked.call(() -> connect(userName, password, XaConnection::new))
                .createXaContext();
    }

    /**
     * The branches of global transactions that are in doubt, for an operator: {@code defaultUser}, or whoever connects
     * without a name.
     *
     * @return the branches; to be closed
     * @throws jakarta.jms.JMSSecurityException if there are users and this is not an administrator
     * @throws JMSException if the database cannot be opened
     */
    public RowmqBranches branches() throws JMSException {
        return branches(getDefaultUser(), getDefaultPassword());
    }

    /**
     * The branches of global transactions that are in doubt, for an operator.
     *
     * @param administrator the name of a user who may manage every destination; as long as there are no users anybody
     *     may, and name and password are not looked at
     * @param password the password of that user
     * @return the branches; to be closed
     * @throws jakarta.jms.JMSSecurityException if there are users and this is not an administrator, or the password is
     *     wrong
     * @throws JMSException if the database cannot be opened
     */
    public RowmqBranches branches(@Nullable String administrator, @Nullable String password) throws JMSException {
        return administrate(own ->
                new BranchAdministration(own.engine(), own.users().administrator(administrator, password), own::close));
    }
}
