package io.rowmq.ra;

import io.rowmq.ra.internal.Login;
import io.rowmq.ra.internal.outbound.FactoryHandle;
import io.rowmq.ra.internal.outbound.Logins;
import io.rowmq.ra.internal.outbound.ManagedLink;
import io.rowmq.ra.internal.outbound.Source;
import jakarta.jms.XAConnection;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.io.Serial;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connections that a server keeps in a pool. Its properties are the defaults for connections that name no
 * user of their own.
 */
public class RowmqManagedConnectionFactory
        implements ManagedConnectionFactory, ValidatingManagedConnectionFactory, ResourceAdapterAssociation, Source {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Not part of the configuration: a server that has read this from somewhere sets it again. */
    private transient @Nullable RowmqResourceAdapter adapter;

    /** The user of RowMQ. */
    private @Nullable String userName;

    /** The password of the user. */
    private @Nullable String password;

    /** The client identifier. */
    private @Nullable String clientId;

    private transient @Nullable PrintWriter log;

    /** Called by the server. */
    public RowmqManagedConnectionFactory() {}

    /** {@return the user of RowMQ for connections that name none} */
    public @Nullable String getUserName() {
        return userName;
    }

    /**
     * Sets the user of RowMQ (not of the database) for connections that name none.
     *
     * @param userName default: nobody in particular
     */
    public void setUserName(@Nullable String userName) {
        this.userName = nullIfBlank(userName);
    }

    /** {@return the password of that user} */
    public @Nullable String getPassword() {
        return password;
    }

    /**
     * Sets the password of that user.
     *
     * @param password default: none
     */
    public void setPassword(@Nullable String password) {
        this.password = nullIfBlank(password);
    }

    /** {@return the client identifier of all connections} */
    public @Nullable String getClientId() {
        return clientId;
    }

    /**
     * Sets the client identifier of all connections. As only one connection at a time can have it, the pool should have
     * the size 1.
     *
     * @param clientId default: none
     */
    public void setClientId(@Nullable String clientId) {
        this.clientId = nullIfBlank(clientId);
    }

    private static @Nullable String nullIfBlank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter newAdapter) throws ResourceException {
        if (!(newAdapter instanceof RowmqResourceAdapter own)) {
            throw new IllegalStateException("A connection factory of RowMQ belongs to a "
                    + RowmqResourceAdapter.class.getName() + ", not to " + newAdapter);
        }
        if (adapter != null && adapter != own) {
            throw new IllegalStateException("The connection factory belongs to another resource adapter already");
        }
        adapter = own;
    }

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new FactoryHandle(this, manager);
    }

    /** A factory for use without an application server: nothing is pooled, and nothing restricted. */
    @Override
    public Object createConnectionFactory() {
        return new FactoryHandle(this, null);
    }

    @Override
    public ManagedConnection createManagedConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info)
            throws ResourceException {
        return new ManagedLink(this, Logins.wanted(this, subject, info));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable ManagedConnection matchManagedConnections(
            Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        Login wanted = Logins.wanted(this, subject, info);
        for (Object candidate : candidates) {
            if (candidate instanceof ManagedLink link && link.fits(this, wanted)) {
                return link;
            }
        }
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Set<ManagedLink> getInvalidConnections(Set candidates) {
        Set<ManagedLink> invalid = new HashSet<>();
        for (Object candidate : candidates) {
            if (candidate instanceof ManagedLink link && !link.usable()) {
                invalid.add(link);
            }
        }
        return invalid;
    }

    @Override
    public Login defaults() {
        return new Login(userName, password, clientId);
    }

    @Override
    public XAConnection connect(Login login) throws ResourceException {
        return started().connect(login);
    }

    private RowmqResourceAdapter started() throws IllegalStateException {
        if (adapter == null) {
            throw new IllegalStateException("The connection factory of RowMQ has no resource adapter, which names the"
                    + " database; call setResourceAdapter first");
        }
        return adapter;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        log = writer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowmqManagedConnectionFactory that
                && getClass() == that.getClass()
                && Objects.equals(adapter, that.adapter)
                && defaults().equals(that.defaults());
    }

    @Override
    public int hashCode() {
        return Objects.hash(adapter, defaults());
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + defaults() + "]";
    }
}
