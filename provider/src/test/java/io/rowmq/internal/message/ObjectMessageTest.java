package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.delivery;
import static io.rowmq.internal.message.Post.receive;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 3.11 and 3.12. */
class ObjectMessageTest {

    private static final String THIS_PACKAGE = "io.rowmq.internal.message.**;java.util.*";

    /** An object of an application. */
    record Order(String customer, List<String> items) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Not serialisable, although it says so. */
    record Broken(Object content) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void trustedObjectArrives() throws JMSException {
        Order order = new Order("Ann", new ArrayList<>(List.of("book")));
        ObjectMessage received = receiveTrusting(THIS_PACKAGE, TRUSTING_NOBODY.newObjectMessage(order));
        assertThat(received.getObject()).isEqualTo(order);
        assertThat(received.getBody(Order.class)).isEqualTo(order);
    }

    @Test
    void eachReadGivesAnObjectOfItsOwn() throws JMSException {
        Order order = new Order("Ann", new ArrayList<>(List.of("book")));
        ObjectMessage received = receiveTrusting(THIS_PACKAGE, TRUSTING_NOBODY.newObjectMessage(order));
        ((Order) received.getObject()).items().clear();
        assertThat(received.getObject()).isEqualTo(order);
    }

    @Test
    void objectIsCopiedWhenItIsSet() throws JMSException {
        ArrayList<String> list = new ArrayList<>(List.of("before"));
        ObjectMessage message = TRUSTING_NOBODY.newObjectMessage();
        message.setObject(list);
        list.set(0, "after");
        assertThat(message.getObject()).isEqualTo(List.of("before"));
        assertThat(receiveTrusting("java.util.*", message).getObject()).isEqualTo(List.of("before"));
    }

    @Test
    void ownObjectIsReadWithoutTrust() throws JMSException {
        ObjectMessage message = TRUSTING_NOBODY.newObjectMessage(new Order("Ann", List.of()));
        assertThat(message.getObject()).isEqualTo(new Order("Ann", List.of()));
    }

    @Test
    void receivedObjectNeedsTrust() throws JMSException {
        ObjectMessage received = deliver(TRUSTING_NOBODY.newObjectMessage(new Order("Ann", List.of())));
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(received::getObject)
                .withMessageContaining(Order.class.getName())
                .withMessageContaining("trustedClasses=com.example.**");
    }

    @Test
    void refusedObjectCanBeSentOn() throws JMSException {
        Order order = new Order("Ann", new ArrayList<>());
        ObjectMessage refused = deliver(TRUSTING_NOBODY.newObjectMessage(order));
        assertThat(receiveTrusting(THIS_PACKAGE, refused).getObject()).isEqualTo(order);
    }

    @Test
    void nullAndTextNeedNoTrust() throws JMSException {
        assertThat(deliver(TRUSTING_NOBODY.newObjectMessage(null)).getObject()).isNull();
        assertThat(deliver(TRUSTING_NOBODY.newObjectMessage("text")).getObject())
                .isEqualTo("text");
    }

    @Test
    void objectThatCannotBeSerialisedIsRefusedWhenItIsSet() throws JMSException {
        ObjectMessage message = TRUSTING_NOBODY.newObjectMessage("before");
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.setObject(new Broken(new Object())))
                .withMessageContaining(Broken.class.getName())
                .withMessageContaining("java.lang.Object");
        assertThat(message.getObject()).isEqualTo("before");
    }

    @Test
    void receivedObjectIsReadOnlyUntilTheBodyIsCleared() throws JMSException {
        ObjectMessage received = deliver(TRUSTING_NOBODY.newObjectMessage("text"));
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> received.setObject("other"));
        received.clearBody();
        assertThat(received.getObject()).isNull();
        received.setObject(new Order("Ann", List.of()));
        assertThat(received.getObject()).isEqualTo(new Order("Ann", List.of()));
    }

    @Test
    void bytesThatAreNoObjectAreAFormatError() throws JMSException {
        StoredMessage stored = send(TRUSTING_NOBODY.newObjectMessage("x"))
                .withBody(MessageBody.ofBytes(BodyType.OBJECT, new byte[] {1, 2, 3}));
        ObjectMessage received = (ObjectMessage) receive(stored, 1);
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(received::getObject);
    }

    @Test
    void classIsLookedUpWithTheContextClassLoader() throws JMSException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<String> asked = new ArrayList<>();
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        });
        try {
            receiveTrusting(THIS_PACKAGE, TRUSTING_NOBODY.newObjectMessage(new Order("Ann", null)))
                    .getObject();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(asked).contains(Order.class.getName());
    }

    @Test
    void providersOwnClassLoaderIsAskedLast() throws JMSException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            Order order = new Order("Ann", null);
            assertThat(receiveTrusting(THIS_PACKAGE, TRUSTING_NOBODY.newObjectMessage(order))
                            .getObject())
                    .isEqualTo(order);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static ObjectMessage receiveTrusting(String pattern, ObjectMessage message) throws JMSException {
        MessageFactory factory = new MessageFactory(TrustedClasses.of(pattern));
        return (ObjectMessage) factory.received(send(message), delivery(1));
    }
}
