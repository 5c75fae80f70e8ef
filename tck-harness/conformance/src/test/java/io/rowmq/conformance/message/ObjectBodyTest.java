package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 3.11: object messages. */
@Section("3.11")
class ObjectBodyTest extends Specification {

    private Session session;

    /** An object of the application. */
    record Order(String id, int amount) implements Serializable {}

    /** An object that says it can be serialised, and cannot. */
    @SuppressWarnings("serial")
    record Liar(Thread thread) implements Serializable {}

    @BeforeEach
    void open() throws Exception {
        session = session();
    }

    private ObjectMessage sendAndReceive(ObjectMessage message) throws Exception {
        session.createProducer(queue).send(message);
        return (ObjectMessage) receive(session.createConsumer(queue));
    }

    @Test
    void objectsArriveEqual() throws Exception {
        for (Serializable object : new Serializable[] {
            "string", 5, new Order("o", 1), new ArrayList<>(List.of(new Order("a", 2), "b")), new int[] {1, 2}
        }) {
            assertThat(sendAndReceive(session.createObjectMessage(object)).getObject())
                    .isEqualTo(object);
        }
    }

    @Test
    void nullArrivesAsNull() throws Exception {
        assertThat(session.createObjectMessage().getObject()).isNull();
        assertThat(sendAndReceive(session.createObjectMessage()).getObject()).isNull();
        assertThat(sendAndReceive(session.createObjectMessage(null)).getObject())
                .isNull();
    }

    @Test
    @Section("3.12")
    void theObjectIsCopiedWhenItIsSet() throws Exception {
        ArrayList<String> list = new ArrayList<>(List.of("first"));
        ObjectMessage created = session.createObjectMessage(list);
        ObjectMessage set = session.createObjectMessage();
        set.setObject(list);
        list.add("second");
        assertThat(created.getObject()).isEqualTo(List.of("first"));
        assertThat(set.getObject()).isEqualTo(List.of("first"));
        assertThat(sendAndReceive(created).getObject()).isEqualTo(List.of("first"));
        assertThat(sendAndReceive(set).getObject()).isEqualTo(List.of("first"));
    }

    @Test
    @Section("3.12")
    void theObjectIsCopiedWhenItIsRead() throws Exception {
        ObjectMessage received = sendAndReceive(session.createObjectMessage(new ArrayList<>(List.of("first"))));
        @SuppressWarnings("unchecked")
        List<String> object = (List<String>) received.getObject();
        object.add("second");
        assertThat(received.getObject()).isEqualTo(List.of("first"));
    }

    @Test
    void whatCannotBeSerialisedIsRefused() throws Exception {
        ObjectMessage message = session.createObjectMessage();
        assertThatThrownBy(() -> message.setObject(new Liar(Thread.currentThread())))
                .isInstanceOf(MessageFormatException.class);
    }

    @Test
    @Section("3.11.2")
    void aReceivedMessageIsReadOnlyUntilItIsCleared() throws Exception {
        ObjectMessage received = sendAndReceive(session.createObjectMessage("first"));
        assertThatThrownBy(() -> received.setObject("second")).isInstanceOf(MessageNotWriteableException.class);
        received.clearBody();
        assertThat(received.getObject()).isNull();
        received.setObject("second");
        assertThat(received.getObject()).isEqualTo("second");
    }
}
