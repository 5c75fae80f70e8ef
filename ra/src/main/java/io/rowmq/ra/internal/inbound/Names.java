package io.rowmq.ra.internal.inbound;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.ra.internal.Connector;
import io.rowmq.ra.internal.Login;
import io.rowmq.ra.internal.Problems;
import io.rowmq.ra.internal.outbound.FactoryHandle;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Topic;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Finds what an activation names. */
final class Names {

    private static final String GLOBAL = "java:";

    private Names() {}

    /**
     * The destination: what is bound in JNDI under its name, else, if it may be one, the physical name.
     *
     * @throws InvalidPropertyException naming the property, if it is neither or of another type
     */
    static Destination destination(Settings.Address address) throws InvalidPropertyException {
        String property = address.lookup() ? "destinationLookup" : "destination";
        Object bound = find(
                property, address.name(), address.lookup() || address.name().startsWith(GLOBAL));
        if (bound instanceof RowmqQueue || bound instanceof RowmqTopic) {
            return typed(property, address, (Destination) bound);
        }
        if (address.lookup()) {
            throw invalid(
                    property,
                    address.name(),
                    "is bound to a " + className(bound)
                            + ", not to a queue or topic of RowMQ; define it with the resource adapter of RowMQ");
        }
        return address.type() == Topic.class ? new RowmqTopic(address.name()) : new RowmqQueue(address.name());
    }

    private static Destination typed(String property, Settings.Address address, Destination found)
            throws InvalidPropertyException {
        if (address.type() != null && !address.type().isInstance(found)) {
            throw invalid(
                    property,
                    address.name(),
                    "is bound to " + found + ", which contradicts destinationType='"
                            + address.type().getName() + "'; correct one of them");
        }
        return found;
    }

    /** How to connect: as the named factory does, else as the resource adapter does. */
    static Connector connector(@Nullable String factory, Connector otherwise) throws InvalidPropertyException {
        if (factory == null) {
            return otherwise;
        }
        Object bound = find("connectionFactoryLookup", factory, true);
        if (bound instanceof FactoryHandle handle) {
            return login -> connect(handle, login);
        }
        if (bound instanceof RowmqConnectionFactory own) {
            return login -> Connector.identified(open(own, login), login);
        }
        throw invalid(
                "connectionFactoryLookup",
                factory,
                "is bound to a " + className(bound)
                        + ", not to a connection factory of RowMQ; define it with the resource adapter of RowMQ");
    }

    private static Connection open(RowmqConnectionFactory factory, Login login) throws JMSException {
        return factory instanceof RowmqXAConnectionFactory global
                ? global.createXAConnection(login.user(), login.password())
                : factory.createConnection(login.user(), login.password());
    }

    /** What the activation does not say, the factory does. */
    private static Connection connect(FactoryHandle factory, Login login) throws JMSException {
        Login defaults = factory.source().defaults();
        boolean own = login.user() != null;
        try {
            return factory.source()
                    .connect(new Login(
                            own ? login.user() : defaults.user(),
                            own ? login.password() : defaults.password(),
                            login.clientId() != null ? login.clientId() : defaults.clientId()));
        } catch (ResourceException e) {
            throw Problems.messaging(e);
        }
    }

    private static @Nullable Object find(String property, String name, boolean required)
            throws InvalidPropertyException {
        try {
            Context context = new InitialContext();
            try {
                return context.lookup(name);
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            if (!required) {
                return null;
            }
            InvalidPropertyException invalid =
                    invalid(property, name, "is not bound in JNDI (" + e + "); define it, or correct the name");
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static InvalidPropertyException invalid(String property, String value, String remedy) {
        Complaints complaints = new Complaints();
        complaints.add(property, value, remedy);
        return complaints.exception();
    }

    private static String className(@Nullable Object object) {
        return object == null ? "null" : object.getClass().getName();
    }
}
