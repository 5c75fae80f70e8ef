package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnectionFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.Referenceable;
import javax.naming.spi.NamingManager;
import org.junit.jupiter.api.Test;

/** Chapter 5: administered objects, and finding them by JNDI. */
class AdministeredObjectsTest extends Specification {

    private static Object copied(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private static Object referenced(Referenceable object) throws Exception {
        return NamingManager.getObjectInstance(object.getReference(), null, null, null);
    }

    @Test
    @Section("5.2")
    void destinationsAreEqualByKindAndName() {
        assertThat(new RowmqQueue(name)).isEqualTo(new RowmqQueue(name)).hasSameHashCodeAs(new RowmqQueue(name));
        assertThat(new RowmqTopic(name)).isEqualTo(new RowmqTopic(name)).isNotEqualTo(new RowmqQueue(name));
        assertThat(new RowmqQueue(name)).isNotEqualTo(new RowmqQueue("other"));
        assertThat(new RowmqQueue(name).toString()).contains(name);
    }

    @Test
    @Section("5.1")
    void destinationsCanBeStored() throws Exception {
        assertThat(copied(new RowmqQueue(name))).isEqualTo(queue);
        assertThat(copied(new RowmqTopic(name))).isEqualTo(topic);
        assertThat(referenced(new RowmqQueue(name))).isEqualTo(queue);
        assertThat(referenced(new RowmqTopic(name))).isEqualTo(topic);
    }

    @Test
    @Section("5.3")
    void connectionFactoriesCanBeStored() throws Exception {
        send(queue, "one", "two");
        for (Object stored : new Object[] {copied(provider.factory()), referenced(provider.factory())}) {
            assertThat(stored).isInstanceOf(QueueConnectionFactory.class).isInstanceOf(TopicConnectionFactory.class);
            try (var context = ((ConnectionFactory) stored).createContext()) {
                assertThat(receive(context.createConsumer(queue)).isBodyAssignableTo(String.class))
                        .isTrue();
            } finally {
                ((AutoCloseable) stored).close();
            }
        }
    }

    @Test
    @Section("5.1")
    void jndiFindsThem() throws Exception {
        Context jndi = jndi(
                "connectionFactory.CF",
                provider.factory().getUrl(),
                "connectionFactory.CF.initializeSchema",
                "always",
                "queue.Q",
                name,
                "topic.T",
                name);
        ConnectionFactory factory = (ConnectionFactory) jndi.lookup("CF");
        Queue foundQueue = (Queue) jndi.lookup("Q");
        assertThat(foundQueue).isEqualTo(queue);
        assertThat((Topic) jndi.lookup("T")).isEqualTo(topic);
        assertThat(jndi.lookup("dynamicQueues/" + name)).isEqualTo(queue);
        assertThat(jndi.lookup("dynamicTopics/" + name)).isEqualTo(topic);
        assertThatThrownBy(() -> jndi.lookup("unknown")).isInstanceOf(NameNotFoundException.class);
        try (var context = factory.createContext()) {
            context.createProducer().send(foundQueue, "text");
        } finally {
            ((AutoCloseable) factory).close();
        }
        assertThat(drain(queue)).containsExactly("text");
    }

    @Test
    @Section("6.1.2")
    void jndiSetsTheClientIdentifier() throws Exception {
        Context jndi = jndi(
                "connectionFactory.CF",
                provider.factory().getUrl(),
                "connectionFactory.CF.initializeSchema",
                "always",
                "connectionFactory.CF.clientId",
                name);
        ConnectionFactory factory = (ConnectionFactory) jndi.lookup("CF");
        try (var context = factory.createContext()) {
            assertThat(context.getClientID()).isEqualTo(name);
        } finally {
            ((AutoCloseable) factory).close();
        }
    }

    private static Context jndi(String... properties) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "io.rowmq.jndi.RowmqInitialContextFactory");
        for (int i = 0; i < properties.length; i += 2) {
            environment.put(properties[i], properties[i + 1]);
        }
        return new InitialContext(environment);
    }
}
