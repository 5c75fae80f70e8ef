package io.rowmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Hashtable;
import javax.naming.CompositeName;
import javax.naming.NamingException;
import javax.naming.OperationNotSupportedException;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;
import org.junit.jupiter.api.Test;

/** What naming services do with administered objects: keep them serialised, or as references. */
class AdministeredObjectsTest {

    @Test
    void destinationsSurviveBoth() throws Exception {
        assertThat(serialised(new RowmqQueue("a"))).isEqualTo(new RowmqQueue("a"));
        assertThat(serialised(new RowmqTopic("a"))).isEqualTo(new RowmqTopic("a"));
        assertThat(referenced(new RowmqQueue("a"))).isEqualTo(new RowmqQueue("a"));
        assertThat(referenced(new RowmqTopic("a"))).isEqualTo(new RowmqTopic("a"));
    }

    @Test
    void aFactoryKeepsAllItsOptions() throws Exception {
        RowmqConnectionFactory factory = configured();

        assertThat(Option.changed(serialised(factory)))
                .hasSize(Option.values().length)
                .isEqualTo(Option.changed(factory));
        assertThat(Option.changed((RowmqOptions) referenced(factory))).isEqualTo(Option.changed(factory));
    }

    @Test
    void anXaFactoryComesBackAsOne() throws Exception {
        RowmqXAConnectionFactory factory = new RowmqXAConnectionFactory("jdbc:h2:mem:x");
        factory.setMaxDeliveries(3);

        RowmqXAConnectionFactory back = (RowmqXAConnectionFactory) referenced(factory);

        assertThat(Option.changed(back)).isEqualTo(Option.changed(factory));
        assertThat(serialised(factory).getMaxDeliveries()).isEqualTo(3);
    }

    @Test
    void aReferenceDoesNotShowPasswords() throws Exception {
        RowmqConnectionFactory factory = configured();
        factory.setUrl("jdbc:h2:mem:x;PASSWORD=hidden");

        Reference reference = factory.getReference();

        assertThat(reference.toString())
                .contains("jdbc:h2:mem:x", "shop", "process")
                .doesNotContain("secret", "pass\n", "hidden");
        assertThat(reference.get("password").getContent()).isEqualTo("secret");
        assertThat(serialised(reference).get("url")).hasSameClassAs(new StringRefAddr("", ""));
    }

    @Test
    void aSerialisedFactoryIsAsGoodAsNew() throws Exception {
        RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:recording:serialised");
        factory.createConnection().close();
        RowmqConnectionFactory copy = serialised(factory);
        factory.close();

        try (copy) {
            copy.setMaxDeliveries(2);
            copy.createConnection().close();
        }
        assertThat(RecordingStores.events("serialised")).containsExactly("open", "close", "open", "close");
    }

    @Test
    void aFactoryWithADataSourceRefusesBoth() {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(NoDataSource.INSTANCE);

        assertThatThrownBy(() -> serialised(factory))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("make one with a JDBC URL");
        assertThatThrownBy(factory::getReference)
                .isInstanceOf(OperationNotSupportedException.class)
                .hasMessageContaining("make one with a JDBC URL");
    }

    @Test
    void aReferenceMadeByTomcatIsUnderstood() throws Exception {
        Reference reference = reference(RowmqConnectionFactory.class.getName());
        reference.add(new StringRefAddr("scope", "Shareable"));
        reference.add(new StringRefAddr("auth", "Container"));
        reference.add(new StringRefAddr("singleton", "true"));
        reference.add(new StringRefAddr("url", "jdbc:h2:mem:x"));
        reference.add(new StringRefAddr("maxDeliveries", "3"));

        assertThat(Option.changed((RowmqOptions) resolved(reference))).containsOnlyKeys("url", "maxDeliveries");
    }

    @Test
    void aWrongOptionInAReferenceIsNamed() {
        Reference reference = reference(RowmqConnectionFactory.class.getName());
        reference.add(new StringRefAddr("maxDelivery", "3"));

        assertThatThrownBy(() -> resolved(reference))
                .isInstanceOf(NamingException.class)
                .hasMessageContaining("'maxDelivery'")
                .hasMessageContaining("'maxDeliveries'");
    }

    @Test
    void aReferenceWithoutAPhysicalNameIsRefused() {
        assertThatThrownBy(() -> resolved(reference(RowmqQueue.class.getName())))
                .isInstanceOf(NamingException.class)
                .hasMessageContaining("physicalName");
    }

    @Test
    void whatIsNotOursIsLeftToOthers() throws Exception {
        Reference reference = reference("com.example.Other");

        assertThat(resolved(reference)).isNull();
    }

    private static RowmqConnectionFactory configured() {
        RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:mem:x");
        factory.setUser("sa");
        factory.setPassword("secret");
        factory.setDefaultUser("shop");
        factory.setDefaultPassword("pass");
        factory.setClientId("cts");
        factory.setDurability("process");
        factory.setSharing("exclusive");
        factory.setMaxDeliveries(3);
        factory.setRedeliveryDelay(10);
        factory.setRedeliveryBackOff(1.5);
        factory.setMaxRedeliveryDelay(20);
        factory.setTrustedClasses("com.example.*");
        factory.setSchema("mq");
        factory.setTablePrefix("q_");
        factory.setInitializeSchema("never");
        factory.setMaxMessageSize(1000);
        factory.setBufferMessages(100);
        factory.setBufferSize(2_000_000);
        factory.setOutboxPoll(5_000);
        factory.setJmx(false);
        factory.setLease(6_000);
        factory.setDeduplicationWindow(7_000);
        return factory;
    }

    private static Reference reference(String type) {
        return new Reference(type, "io.rowmq.jndi.RowmqObjectFactory", null);
    }

    private static Object referenced(Referenceable object) throws Exception {
        return resolved(serialised(object.getReference()));
    }

    private static Object resolved(Reference reference) throws Exception {
        return NamingManager.getObjectInstance(reference, new CompositeName("jms/x"), null, new Hashtable<>());
    }

    @SuppressWarnings("unchecked")
    private static <T> T serialised(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
