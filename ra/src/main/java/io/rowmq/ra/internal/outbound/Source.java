package io.rowmq.ra.internal.outbound;

import io.rowmq.ra.internal.Login;
import jakarta.jms.XAConnection;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ManagedConnectionFactory;

/** Where managed connections come from, and what they are if nobody asks for something else. */
public interface Source extends ManagedConnectionFactory {

    /** Who connects if nobody is named. */
    Login defaults();

    /**
     * Opens a connection to the database.
     *
     * @throws ResourceException if it cannot be opened, or the user is unknown
     */
    XAConnection connect(Login login) throws ResourceException;
}
