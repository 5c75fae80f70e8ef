package io.rowmq.management;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The management API over JMX. Each of its interfaces is a bean with open types named
 * {@code io.rowmq:type=TYPE,database="NAME"}, where TYPE is Destinations, Messages, Operations, Subscriptions,
 * Archives, Connections, Nodes, Settings, Health, Users, Branches; the operations are the methods.
 *
 * <p>An engine registers them in the JVM's platform server when it opens, unless the option {@code jmx} is false, and
 * takes them back when it closes. Where there are users these beans may do what connections without a name may do; the
 * bean {@code type=Login} lets a user in, for whom beans of the same types with {@code login=NUMBER} are registered
 * until they log out.
 */
public final class ManagementBeans implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.rowmq.management");
    private static final String DOMAIN = "io.rowmq";

    private final MBeanServer server;
    private final List<ObjectName> names = new ArrayList<>();

    private ManagementBeans(MBeanServer server) {
        this.server = server;
    }

    /**
     * Registers beans.
     *
     * @param management what they call
     * @param database the name of the database
     * @param login the number of the login they belong to, empty for none
     * @param server where
     * @return takes them back when it is closed
     * @throws JMException if there are beans of these names already; none is left then
     */
    public static ManagementBeans register(
            RowmqManagement management, String database, String login, MBeanServer server) throws JMException {
        ManagementBeans beans = new ManagementBeans(server);
        boolean complete = false;
        try {
            for (Method part : parts()) {
                Object target = part.invoke(management);
                beans.add(name(type(part), database, login), new OpenBean(part.getReturnType(), target));
            }
            complete = true;
            return beans;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The parts of a RowmqManagement can be asked for", e);
        } finally {
            if (!complete) {
                beans.close();
            }
        }
    }

    /**
     * Registers the bean that lets users in.
     *
     * @param login called for each user
     * @param database the name of the database
     * @param server where
     * @return takes it back when it is closed
     * @throws JMException if there is such a bean already
     */
    public static ManagementBeans registerLogin(RowmqLogin login, String database, MBeanServer server)
            throws JMException {
        ManagementBeans beans = new ManagementBeans(server);
        beans.add(name("Login", database, ""), new OpenBean(RowmqLogin.class, login));
        return beans;
    }

    private void add(ObjectName name, OpenBean bean) throws JMException {
        server.registerMBean(bean, name);
        names.add(name);
    }

    private static List<Method> parts() {
        List<Method> parts = new ArrayList<>();
        for (Method method : RowmqManagement.class.getDeclaredMethods()) {
            if (method.getReturnType().isInterface()) {
                parts.add(method);
            }
        }
        return parts;
    }

    private static String type(Method part) {
        return Character.toUpperCase(part.getName().charAt(0)) + part.getName().substring(1);
    }

    private static ObjectName name(String type, String database, String login) throws MalformedObjectNameException {
        Hashtable<String, String> keys = new Hashtable<>();
        keys.put("type", type);
        keys.put("database", ObjectName.quote(database));
        if (!login.isEmpty()) {
            keys.put("login", login);
        }
        return new ObjectName(DOMAIN, keys);
    }

    /** The names of the databases that are managed in a JVM. */
    public static Set<String> databases(MBeanServerConnection connection) throws IOException {
        Set<String> databases = new TreeSet<>();
        try {
            for (ObjectName name : connection.queryNames(new ObjectName(DOMAIN + ":type=Health,*"), null)) {
                databases.add(ObjectName.unquote(name.getKeyProperty("database")));
            }
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("a constant name", e);
        }
        return databases;
    }

    /**
     * The management of a database that is open in another JVM, as far as connections without a name may manage it.
     *
     * @param connection to the other JVM
     * @param database one of {@link #databases}
     * @return the same as in that JVM; closing it leaves the connection open
     * @throws JMSException if the name cannot be one
     */
    public static RowmqManagement connect(MBeanServerConnection connection, String database) throws JMSException {
        return remote(connection, database, "", () -> {});
    }

    /**
     * The management of a database that is open in another JVM, for a user.
     *
     * @param connection to the other JVM
     * @param database one of {@link #databases}
     * @param user the name of a user
     * @param password the password of that user
     * @return the same as in that JVM; closing it logs the user out and leaves the connection open
     * @throws JMSException if name and password are not right
     */
    public static RowmqManagement connect(
            MBeanServerConnection connection, String database, String user, String password) throws JMSException {
        try {
            RowmqLogin login = proxy(RowmqLogin.class, connection, name("Login", database, ""));
            String number = login.login(user, password);
            return remote(connection, database, number, () -> logout(login, number));
        } catch (MalformedObjectNameException e) {
            throw unnamed(database, e);
        }
    }

    private static void logout(RowmqLogin login, String number) {
        try {
            login.logout(number);
        } catch (JMSException gone) {
            LOG.log(Level.DEBUG, "The other JVM has ended or closed the database", gone);
        }
    }

    private static RowmqManagement remote(
            MBeanServerConnection connection, String database, String login, Runnable onClose) throws JMSException {
        try {
            return RemoteManagement.of(
                    new RemoteManagement.Finder() {
                        @Override
                        public <T> T find(String type, Class<T> part) throws MalformedObjectNameException {
                            return proxy(part, connection, name(type, database, login));
                        }
                    },
                    onClose);
        } catch (MalformedObjectNameException e) {
            throw unnamed(database, e);
        }
    }

    private static JMSException unnamed(String database, MalformedObjectNameException cause) {
        JMSException failure =
                new JMSException("'" + database + "' cannot be the name of a database", "ROWMQ-MANAGEMENT");
        failure.initCause(cause);
        return failure;
    }

    static <T> T proxy(Class<T> part, MBeanServerConnection connection, ObjectName name) {
        return part.cast(Proxy.newProxyInstance(
                part.getClassLoader(), new Class<?>[] {part}, new RemoteCalls(connection, name)));
    }

    /** Takes the beans back. Does nothing the second time. */
    @Override
    public void close() {
        for (ObjectName name : names) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(Level.DEBUG, "The bean was taken back already", e);
            }
        }
        names.clear();
    }
}
