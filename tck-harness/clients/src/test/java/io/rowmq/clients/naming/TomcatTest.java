package io.rowmq.clients.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.StringRefAddr;
import org.apache.naming.NamingContext;
import org.apache.naming.ResourceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tomcat's naming context, with the references that it makes of {@code Resource} elements. */
class TomcatTest extends NamingTest {

    private final Context context = new NamingContext(new Hashtable<>(), "test");

    TomcatTest() throws NamingException {}

    private void resource(String name, Class<?> type, String factory, String... attributes) throws NamingException {
        ResourceRef reference = new ResourceRef(type.getName(), null, "Shareable", "Container", true, factory, null);
        for (int i = 0; i < attributes.length; i += 2) {
            reference.add(new StringRefAddr(attributes[i], attributes[i + 1]));
        }
        context.bind(name, reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.rowmq.jndi.RowmqObjectFactory", "org.apache.naming.factory.BeanFactory"})
    void connectionFactoriesAreConfiguredByAttributes(String objectFactory) throws Exception {
        resource(
                "factory",
                RowmqConnectionFactory.class,
                objectFactory,
                "url",
                "jdbc:h2:file:" + directory.resolve("rowmq"),
                "maxDeliveries",
                "3",
                "redeliveryDelay",
                "1000",
                "redeliveryBackOff",
                "1.5",
                "durability",
                "process",
                "trustedClasses",
                "com.example.*");
        resource("queue", RowmqQueue.class, "io.rowmq.jndi.RowmqObjectFactory", "physicalName", "orders");
        resource("topic", RowmqTopic.class, "io.rowmq.jndi.RowmqObjectFactory", "physicalName", "news");

        RowmqConnectionFactory factory = (RowmqConnectionFactory) context.lookup("factory");
        assertThat(factory).isSameAs(context.lookup("factory"));
        assertThat(factory.getMaxDeliveries()).isEqualTo(3);
        assertThat(factory.getRedeliveryDelay()).isEqualTo(1000);
        assertThat(factory.getRedeliveryBackOff()).isEqualTo(1.5);
        assertThat(factory.getDurability()).isEqualTo("process");
        assertThat(factory.getTrustedClasses()).isEqualTo("com.example.*");
        use(factory, (Queue) context.lookup("queue"), (Topic) context.lookup("topic"));
    }

    @Test
    void objectsThatTheApplicationBindsAreKeptAsTheyAre() throws Exception {
        bind(context, "");
        assertThat(options(context.lookup("factory"))).isEqualTo(options(factory()));
        assertThat(context.lookup("queue")).isInstanceOf(Queue.class);
        assertThat(context.lookup("topic")).isInstanceOf(Topic.class);
    }
}
