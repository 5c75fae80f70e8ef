package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.SecurityException;
import jakarta.resource.spi.security.PasswordCredential;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who connections and message-driven beans are, where the database has users. */
class CredentialsTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");

    /** Nobody reads these. */
    private static final RowmqQueue LETTERS = new RowmqQueue("letters");

    private static final String URL = "jdbc:h2:mem:" + UUID.randomUUID();

    private static RowmqConnectionFactory owner;

    /** Open until the end, which keeps the database. */
    private static RowmqUsers users;

    private final Container server = new Container();

    /** Once for all tests: hashing a password takes long. */
    @BeforeAll
    static void defineUsers() throws Exception {
        owner = new RowmqConnectionFactory(URL);
        users = owner.users();
        users.add("clerk", "clerk's", Role.everything());
        users.add("guest", "guest's", Role.of("news", Right.CONSUME));
    }

    @AfterAll
    static void deleteUsers() throws Exception {
        users.close();
        owner.close();
    }

    @BeforeEach
    void start() throws Exception {
        server.adapter.setUrl(URL);
        server.adapter.start(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static Subject subject(RowmqManagedConnectionFactory factory, String user, String password) {
        PasswordCredential credential = new PasswordCredential(user, password.toCharArray());
        credential.setManagedConnectionFactory(factory);
        Subject subject = new Subject();
        subject.getPrivateCredentials().add(credential);
        return subject;
    }

    @Test
    void theApplicationNamesItsUser() throws Exception {
        ConnectionFactory factory = server.pooled();
        try (JMSContext context = factory.createContext("clerk", "clerk's")) {
            context.createProducer().send(LETTERS, "one");
        }
        try (JMSContext context = factory.createContext("guest", "guest's")) {
            assertThatThrownBy(() -> context.createProducer().send(LETTERS, "two"))
                    .isInstanceOf(JMSSecurityRuntimeException.class)
                    .hasMessageContaining("guest");
        }
    }

    @Test
    void whoHasAnotherPasswordIsRefused() throws Exception {
        ConnectionFactory factory = server.pooled();
        assertThat(catchThrowableOfType(
                        JMSSecurityException.class, () -> factory.createConnection("clerk", "somebody else's")))
                .hasMessageContaining("clerk")
                .extracting(JMSException::getErrorCode)
                .isEqualTo("ROWMQ-LOGIN");
        assertThatThrownBy(factory::createConnection).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void theFactoryNamesAUserForThoseWhoNameNone() throws Exception {
        RowmqManagedConnectionFactory factory = server.factory();
        factory.setUserName("clerk");
        factory.setPassword("clerk's");
        try (JMSContext context = ((ConnectionFactory) factory.createConnectionFactory(server.pool)).createContext()) {
            context.createProducer().send(LETTERS, "one");
        }
    }

    @Test
    void whomTheServerNamesItIs() throws Exception {
        RowmqManagedConnectionFactory factory = server.factory();
        factory.setUserName("guest");
        factory.setPassword("guest's");
        ManagedConnection connection = factory.createManagedConnection(subject(factory, "clerk", "clerk's"), null);
        assertThat(connection.getMetaData().getUserName()).isEqualTo("clerk");
        assertThatThrownBy(() -> connection.getConnection(null, null))
                .as("it is for another")
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("clerk");
        connection.destroy();
        Subject wrong = subject(factory, "clerk", "somebody else's");
        assertThatThrownBy(() -> factory.createManagedConnection(wrong, null))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("clerk")
                .hasMessageNotContaining("somebody else's");
    }

    /** As GlassFish does for recovery. */
    @Test
    void aServerThatNamesNobodyMeansTheUserOfTheFactory() throws Exception {
        RowmqManagedConnectionFactory factory = server.factory();
        factory.setUserName("clerk");
        factory.setPassword("clerk's");
        ManagedConnection connection = factory.createManagedConnection(subject(factory, "", ""), null);
        assertThat(connection.getMetaData().getUserName()).isEqualTo("clerk");
        connection.destroy();
    }

    @Test
    void aBeanConsumesAsItsUser() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setUser("clerk");
        spec.setPassword("clerk's");
        server.deploy(spec, message -> seen.add(InboundTest.text(message)));
        try (JMSContext context = server.pooled().createContext("clerk", "clerk's")) {
            context.createProducer().send(ORDERS, "for the bean");
        }
        assertThat(seen.poll(2, TimeUnit.MINUTES)).isEqualTo("for the bean");
    }

    @Test
    void aBeanWithAWrongPasswordFailsTheDeploymentWhichNamesTheProperties() {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setUser("clerk");
        spec.setPassword("somebody else's");
        assertThatThrownBy(() -> server.deploy(spec, message -> {}))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("user='clerk'")
                .hasMessageContaining("password")
                .hasMessageNotContaining("somebody else's");
    }

    @Test
    void aBeanThatMayNotConsumeFailsTheDeployment() {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setUser("guest");
        spec.setPassword("guest's");
        assertThat(catchThrowableOfType(ResourceException.class, () -> server.deploy(spec, message -> {})))
                .hasMessageContaining("user='guest'")
                .hasMessageContaining("orders")
                .extracting(ResourceException::getErrorCode)
                .isEqualTo("ROWMQ-DENIED");
    }

    @Test
    void aDatabaseThatRefusesTheResourceAdapterFailsTheDeployment(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("db");
        try (RowmqConnectionFactory first = new RowmqConnectionFactory(url)) {
            first.setUser("owner");
            first.setPassword("owner's");
            first.createContext().close();
        }
        try (Container refused = new Container()) {
            refused.adapter.setUrl(url);
            refused.adapter.setUser("owner");
            refused.adapter.setPassword("somebody else's");
            refused.adapter.start(refused);
            assertThat(catchThrowableOfType(
                            ResourceException.class, () -> refused.deploy(refused.queueSpec("orders"), message -> {})))
                    .hasMessageNotContaining("somebody else's")
                    .extracting(ResourceException::getErrorCode)
                    .isEqualTo("ROWMQ-CREDENTIALS");
        }
    }
}
