package io.rowmq.javax;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqXAConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.ConnectionMetaData;
import javax.jms.JMSContext;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Queue;
import javax.jms.Session;
import javax.jms.XAConnectionFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class NamespaceTest {

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noClassKnowsTheNewNames() throws IOException {
        // Put together here: this class is transformed, too.
        String path = String.join("/", "jakarta", "jms");
        String name = String.join(".", "jakarta", "jms");

        assertThat(files())
                .hasSizeGreaterThan(100)
                .noneMatch(file -> text(file).contains(path) || text(file).contains(name))
                .anyMatch(file -> text(file).contains("javax/jms"));
    }

    @Test
    void theFactoriesAreThoseOfJms2() {
        assertThat(new RowmqConnectionFactory("jdbc:h2:mem:javax")).isInstanceOf(ConnectionFactory.class);
        assertThat(new RowmqXAConnectionFactory("jdbc:h2:mem:javax")).isInstanceOf(XAConnectionFactory.class);
    }

    @Test
    void messagesGoThroughAConnectionFromTheNamingService() throws NamingException, JMSException {
        Properties environment = new Properties();
        environment.setProperty("java.naming.factory.initial", "io.rowmq.jndi.RowmqInitialContextFactory");
        environment.setProperty("connectionFactory.shop", "jdbc:h2:mem:javax-naming");
        environment.setProperty("queue.orders", "orders");
        InitialContext naming = new InitialContext(environment);
        try (Connection connection = ((ConnectionFactory) naming.lookup("shop")).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            Queue orders = (Queue) naming.lookup("orders");
            session.createProducer(orders).send(session.createTextMessage("order 17"));
            session.commit();
            MessageConsumer consumer = session.createConsumer(orders);
            connection.start();
            Message received = consumer.receive(10_000);
            session.commit();

            assertThat(received.getBody(String.class)).isEqualTo("order 17");
        } finally {
            naming.close();
        }
    }

    @Test
    void connectionsSayWhichInterfacesTheyHave() throws JMSException {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:mem:javax-version");
                JMSContext context = factory.createContext()) {
            ConnectionMetaData data = context.getMetaData();

            assertThat(data.getJMSVersion()).isEqualTo("2.0");
            assertThat(data.getJMSMajorVersion()).isEqualTo(2);
            assertThat(data.getJMSMinorVersion()).isZero();
        }
    }

    @Test
    void contextsSelectAndReceive() {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:mem:javax-context");
                JMSContext context = factory.createContext()) {
            context.createProducer().setProperty("shop", 4).send(new RowmqQueue("orders"), "order 17");

            assertThat(context.createConsumer(new RowmqQueue("orders"), "shop = 4")
                            .receiveBody(String.class, 10_000))
                    .isEqualTo("order 17");
        }
    }
}
