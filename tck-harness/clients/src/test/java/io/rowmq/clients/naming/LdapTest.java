package io.rowmq.clients.naming;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's LDAP provider with a directory server that accepts any class of entries. */
class LdapTest extends NamingTest {

    private InMemoryDirectoryServer server;

    @BeforeEach
    void startServer() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        config.setSchema(null);
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example", "objectClass: domain", "dc: example");
        server.startListening();
    }

    @AfterEach
    void stopServer() {
        server.shutDown(true);
    }

    private Context open() throws NamingException {
        Hashtable<String, Object> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:" + server.getListenPort() + "/dc=example");
        return new InitialContext(environment);
    }

    @Test
    void administeredObjectsAreFoundInTheDirectory() throws Exception {
        Context writing = open();
        bind(writing, "cn=");
        writing.close();
        assertThat(server.getEntry("cn=factory,dc=example").getObjectClassValues())
                .contains("javaNamingReference");
        checkWhatIsFound(open(), "cn=");
    }

    @Test
    void theyAreFoundSerialisedWithinOtherObjects() throws Exception {
        open().bind("cn=all", new ArrayList<>(List.of(factory(), new RowmqQueue("orders"), new RowmqTopic("news"))));
        assertThat(server.getEntry("cn=all,dc=example").getObjectClassValues()).contains("javaSerializedObject");
        List<?> found = (List<?>) open().lookup("cn=all");
        assertThat(options(found.get(0))).isEqualTo(options(factory()));
        use((RowmqConnectionFactory) found.get(0), (Queue) found.get(1), (Topic) found.get(2));
    }
}
