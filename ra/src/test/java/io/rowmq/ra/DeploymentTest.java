package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong when something is deployed, and what then happens. */
class DeploymentTest {

    private final Container server = new Container();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aWrongPropertyOfTheResourceAdapterIsNamed() {
        server.adapter.setDurability("paper");
        assertThatThrownBy(() -> server.adapter.start(server))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("durability='paper'")
                .hasMessageContaining("disk, process");
    }

    @Test
    void anUnknownDatabaseFailsTheDeploymentOfABean() throws Exception {
        server.adapter.setUrl("jdbc:nosuch:database");
        server.adapter.start(server);
        assertThatThrownBy(() -> server.deploy(server.queueSpec("orders"), message -> {}))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("jdbc:nosuch:")
                .hasMessageContaining("TestBean");
    }

    @Test
    void aDatabaseThatIsNotThereYetIsTriedAgain(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("db.mv.db");
        java.nio.file.Files.createDirectory(file);
        server.adapter.setUrl("jdbc:h2:file:" + directory.resolve("db"));
        server.adapter.start(server);
        CountDownLatch delivered = new CountDownLatch(1);
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setSetupInterval(20L);
        server.deploy(spec, message -> delivered.countDown());
        java.nio.file.Files.delete(file);
        try (Connection connection = server.pooled().createConnection();
                var session = connection.createSession()) {
            session.createProducer(new RowmqQueue("orders")).send(session.createMessage());
        }
        assertThat(delivered.await(2, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void theServerIsToldToRecoverLaterIfTheDatabaseIsNotThere(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("db.mv.db");
        java.nio.file.Files.createDirectory(file);
        server.adapter.setUrl("jdbc:h2:file:" + directory.resolve("db"));
        server.adapter.start(server);
        RowmqActivationSpec[] specs = {server.queueSpec("orders")};
        assertThatThrownBy(() -> server.adapter.getXAResources(specs))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("cannot be recovered yet");
        java.nio.file.Files.delete(file);
        assertThat(server.adapter.getXAResources(specs)).hasSize(1);
    }

    @Test
    void withoutFurtherAttemptsTheDeploymentFails(@TempDir Path directory) throws Exception {
        java.nio.file.Files.createDirectory(directory.resolve("db.mv.db"));
        server.adapter.setUrl("jdbc:h2:file:" + directory.resolve("db"));
        server.adapter.start(server);
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setSetupAttempts(0);
        assertThatThrownBy(() -> server.deploy(spec, message -> {})).isInstanceOf(ResourceException.class);
    }

    @Test
    void aNameThatIsNotBoundIsNamed() throws Exception {
        server.adapter.start(server);
        RowmqActivationSpec spec = new RowmqActivationSpec();
        spec.setDestinationLookup("java:/jms/nowhere");
        assertThatThrownBy(() -> server.deploy(spec, message -> {}))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("destinationLookup='java:/jms/nowhere'")
                .hasMessageContaining("not bound");
    }

    @Test
    void aQueueThatJndiNamesHasNoSubscriptions() throws Exception {
        server.adapter.start(server);
        RowmqActivationSpec spec = new RowmqActivationSpec();
        spec.setDestinationLookup("bound");
        spec.setSubscriptionDurability("DurableShared");
        spec.setSubscriptionName("archive");
        assertThatThrownBy(() -> server.deploy(spec, message -> {}))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("subscriptionName='archive'")
                .hasMessageContaining("bound is a queue");
    }

    @Test
    void aNameOfSomethingElseIsNamed() throws Exception {
        server.adapter.start(server);
        RowmqActivationSpec topic = new RowmqActivationSpec();
        topic.setDestinationLookup("bound");
        topic.setDestinationType("jakarta.jms.Topic");
        assertThatThrownBy(() -> server.deploy(topic, message -> {}))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("destinationLookup='bound'")
                .hasMessageContaining("contradicts destinationType='jakarta.jms.Topic'");
        RowmqActivationSpec factory = new RowmqActivationSpec();
        factory.setDestinationLookup("plain");
        assertThatThrownBy(() -> server.deploy(factory, message -> {}))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("destinationLookup='plain'")
                .hasMessageContaining("not to a queue or topic of RowMQ");
        RowmqActivationSpec queue = server.queueSpec("orders");
        queue.setConnectionFactoryLookup("bound");
        assertThatThrownBy(() -> server.deploy(queue, message -> {}))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("connectionFactoryLookup='bound'")
                .hasMessageContaining("not to a connection factory of RowMQ");
    }

    @Test
    void whatJndiNamesIsUsed() throws Exception {
        server.adapter.start(server);
        CountDownLatch delivered = new CountDownLatch(1);
        RowmqActivationSpec spec = new RowmqActivationSpec();
        spec.setDestinationLookup("bound");
        spec.setConnectionFactoryLookup("plain");
        server.deploy(spec, message -> delivered.countDown());
        try (RowmqConnectionFactory plain = new RowmqConnectionFactory("jdbc:h2:mem:plain");
                JMSContext context = plain.createContext()) {
            context.createProducer().send(new RowmqQueue("orders"), "for the bean");
            assertThat(delivered.await(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void aDurableSubscriptionOfNobodyFailsTheDeployment() throws Exception {
        server.adapter.start(server);
        RowmqActivationSpec spec = server.topicSpec("news");
        spec.setConnectionFactoryLookup("plain");
        spec.setSubscriptionDurability("Durable");
        spec.setSubscriptionName("archive");
        assertThatThrownBy(() -> server.deploy(spec, message -> {}))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("clientId=null")
                .hasMessageContaining("connectionFactoryLookup='plain'");
    }

    @Test
    void anUnknownConnectionFactoryIsNamed() throws Exception {
        server.adapter.start(server);
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setConnectionFactoryLookup("java:/jms/nowhere");
        assertThatThrownBy(() -> server.deploy(spec, message -> {}))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("connectionFactoryLookup='java:/jms/nowhere'");
    }

    @Test
    void aWrongSelectorFailsTheDeployment() throws Exception {
        server.adapter.start(server);
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMessageSelector("colour is");
        assertThatThrownBy(() -> server.deploy(spec, message -> {}))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("colour is");
    }

    @Test
    void activationsOfOthersAreRefused() throws Exception {
        server.adapter.start(server);
        assertThatThrownBy(() -> server.adapter.endpointActivation(new BeanFactory(message -> {}), null))
                .isInstanceOf(NotSupportedException.class);
    }

    @Test
    void theDatabaseIsGivenUpAtTheEnd(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("db");
        server.adapter.setUrl(url);
        server.adapter.start(server);
        server.deploy(server.queueSpec("orders"), message -> {});
        server.close();
        try (RowmqConnectionFactory other = new RowmqConnectionFactory(url)) {
            other.setDurability("process");
            try (JMSContext context = other.createContext()) {
                assertThat(context.createBrowser(new RowmqQueue("orders"))
                                .getEnumeration()
                                .hasMoreElements())
                        .isFalse();
            }
        }
    }
}
