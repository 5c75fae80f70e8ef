package io.rowmq.cli.internal.opening;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.rowmq.management.ManagementBeans;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** A JVM that has databases open. */
final class RemoteJvm {

    private RemoteJvm() {}

    /** The database for everybody who gives a name and password; one connection to the JVM serves all. */
    static Source source(String jvm, @Nullable String database) throws WrongUseException, UnreachableException {
        JMXConnector connector = connect(jvm);
        boolean complete = false;
        try {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            String name = choose(jvm, ManagementBeans.databases(server), database);
            complete = true;
            return new Source() {
                @Override
                public RowmqManagement open(@Nullable String user, @Nullable String password) throws JMSException {
                    return user == null
                            ? ManagementBeans.connect(server, name)
                            : ManagementBeans.connect(server, name, user, password == null ? "" : password);
                }

                @Override
                public void close() {
                    RemoteJvm.close(connector);
                }
            };
        } catch (IOException broken) {
            throw new UnreachableException("The connection to the JVM " + jvm + " broke: " + broken, broken);
        } finally {
            if (!complete) {
                close(connector);
            }
        }
    }

    private static void close(JMXConnector connector) {
        try {
            connector.close();
        } catch (IOException gone) {
            // the other side has ended, and with it the connection
            return;
        }
    }

    private static String choose(String jvm, Set<String> open, @Nullable String wanted)
            throws WrongUseException, UnreachableException {
        if (open.isEmpty()) {
            throw new UnreachableException("The JVM " + jvm + " has no database of RowMQ open that can be managed"
                    + " (the option jmx=false keeps one from being managed)");
        }
        if (wanted == null && open.size() == 1) {
            return open.iterator().next();
        }
        if (wanted != null && open.contains(wanted)) {
            return wanted;
        }
        throw new WrongUseException((wanted == null ? "Which database?" : "There is no database '" + wanted + "':")
                + " The JVM " + jvm + " has open " + String.join(", ", open) + "; name one with --database");
    }

    private static JMXConnector connect(String jvm) throws WrongUseException, UnreachableException {
        String address = jvm;
        if (jvm.chars().allMatch(Character::isDigit)) {
            address = attach(jvm);
        } else if (!jvm.startsWith("service:")) {
            if (!jvm.matches("[^\\s/]+:\\d{1,5}")) {
                throw new WrongUseException(
                        "--jmx " + jvm + " is neither a process id, HOST:PORT nor a JMX service URL");
            }
            address = "service:jmx:rmi:///jndi/rmi://" + jvm + "/jmxrmi";
        }
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(address));
        } catch (MalformedURLException e) {
            throw new WrongUseException("--jmx " + jvm + " is not a JMX service URL: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("--jmx " + jvm + " names no JVM: " + e.getMessage());
        } catch (IOException | SecurityException e) {
            throw new UnreachableException("The JVM " + jvm + " cannot be reached over JMX: " + e.getMessage(), e);
        }
    }

    private static String attach(String pid) throws UnreachableException {
        try {
            VirtualMachine machine = VirtualMachine.attach(pid);
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new UnreachableException(
                    "There is no JVM of yours with the process id " + pid + " (" + e.getMessage()
                            + "); rowmq jvms lists those there are",
                    e);
        }
    }
}
