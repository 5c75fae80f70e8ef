package io.rowmq.clients.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.Context;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The base of tests that put administered objects into a naming service and use what they find there. */
abstract class NamingTest {

    private static final long PATIENCE = 30_000;

    @TempDir
    @Nullable Path directory;

    /** A factory with other values than the defaults, and a password. */
    final RowmqConnectionFactory factory() {
        RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:file:" + directory.resolve("rowmq"));
        factory.setUser("sa");
        factory.setPassword("a \u00E4 = # \u0000 password");
        factory.setClientId("cts");
        factory.setDurability("process");
        factory.setMaxDeliveries(3);
        factory.setRedeliveryDelay(10);
        factory.setRedeliveryBackOff(1.5);
        factory.setMaxRedeliveryDelay(20);
        factory.setTrustedClasses("com.example.*;!*");
        factory.setTablePrefix("q_");
        factory.setMaxMessageSize(1000);
        factory.setBufferMessages(100);
        factory.setBufferSize(2_000_000);
        return factory;
    }

    /** All bean properties of a factory. */
    static Map<String, @Nullable Object> options(Object factory) throws ReflectiveOperationException {
        Map<String, @Nullable Object> options = new TreeMap<>();
        try {
            for (PropertyDescriptor property :
                    Introspector.getBeanInfo(RowmqConnectionFactory.class).getPropertyDescriptors()) {
                if (property.getReadMethod() != null && property.getWriteMethod() != null) {
                    options.put(property.getName(), property.getReadMethod().invoke(factory));
                }
            }
        } catch (IntrospectionException e) {
            throw new IllegalStateException(e);
        }
        assertThat(options).hasSizeGreaterThan(15);
        return options;
    }

    /** Binds a factory, a queue and a topic. */
    final void bind(Context context, String prefix) throws NamingException {
        context.bind(prefix + "factory", factory());
        context.bind(prefix + "queue", new RowmqQueue("the orders/of #1"));
        context.bind(prefix + "topic", new RowmqTopic("news"));
    }

    /** Looks the three up, compares them with what was bound, and uses them. */
    final void checkWhatIsFound(Context context, String prefix) throws Exception {
        Object found = context.lookup(prefix + "factory");
        assertThat(found).isInstanceOf(ConnectionFactory.class);
        assertThat(options(found)).isEqualTo(options(factory()));
        assertThat(context.lookup(prefix + "queue")).isEqualTo(new RowmqQueue("the orders/of #1"));
        assertThat(context.lookup(prefix + "topic")).isEqualTo(new RowmqTopic("news"));
        use((RowmqConnectionFactory) found, (Queue) context.lookup(prefix + "queue"), (Topic)
                context.lookup(prefix + "topic"));
    }

    /** Sends and receives. */
    static void use(RowmqConnectionFactory factory, Queue queue, Topic topic) {
        try (factory;
                JMSContext context = factory.createContext();
                var subscriber = context.createConsumer(topic);
                var receiver = context.createConsumer(queue)) {
            context.createProducer().send(queue, "order").send(topic, "news");
            assertThat(receiver.receiveBody(String.class, PATIENCE)).isEqualTo("order");
            assertThat(subscriber.receiveBody(String.class, PATIENCE)).isEqualTo("news");
        }
    }
}
