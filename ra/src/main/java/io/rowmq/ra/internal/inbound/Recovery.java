package io.rowmq.ra.internal.inbound;

import io.rowmq.ra.internal.Connector;
import io.rowmq.ra.internal.Problems;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.resource.ResourceException;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** XA resources that begin no work, but finish that of others. */
final class Recovery {

    private Recovery() {}

    /**
     * The resource for an activation, null if its factory has no part in transactions. It needs no open connection, so
     * there is none to be closed by the server, which has no way to do that.
     */
    static @Nullable XAResource resource(Settings settings, Connector adapter) throws ResourceException {
        Connector connector = Names.connector(settings.factoryLookup(), adapter);
        // The endpoint itself has the client identifier.
        try (Connection connection = connector.connect(settings.login().unidentified())) {
            return connection instanceof XAConnection global
                    ? global.createXASession().getXAResource()
                    : null;
        } catch (JMSException e) {
            throw Problems.resource("The transactions of " + settings.address().name() + " cannot be recovered yet", e);
        }
    }

    /** Whether one of them is for the same database. */
    static boolean knows(List<XAResource> resources, XAResource another) throws ResourceException {
        try {
            for (XAResource resource : resources) {
                if (resource.isSameRM(another)) {
                    return true;
                }
            }
            return false;
        } catch (XAException e) {
            throw Problems.resource("The databases cannot be told apart", e);
        }
    }
}
