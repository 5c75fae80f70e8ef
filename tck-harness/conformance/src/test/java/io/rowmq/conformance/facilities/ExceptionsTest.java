package io.rowmq.conformance.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;

/** Chapter 10: exceptions say what was wrong, and both styles of the API say the same. */
@Section("10.2")
class ExceptionsTest extends Specification {

    @Test
    void aMessageNamesTheValue() throws Exception {
        Session session = session();
        InvalidSelectorException selector =
                catchThrowableOfType(InvalidSelectorException.class, () -> session.createConsumer(queue, "a = = b"));
        assertThat(selector).hasMessageContaining("a = = b").hasMessageContaining("position 5: found '=', expected");
        JMSException mode =
                catchThrowableOfType(JMSException.class, () -> connect().createSession(17));
        assertThat(mode).hasMessageContaining("17");
        JMSException priority = catchThrowableOfType(
                JMSException.class, () -> session.createProducer(queue).setPriority(11));
        assertThat(priority).hasMessageContaining("11");
        JMSException subscription = catchThrowableOfType(JMSException.class, () -> session.unsubscribe("unknown-one"));
        assertThat(subscription).hasMessageContaining("unknown-one");
        Message message = session.createMessage();
        MessageFormatException property =
                catchThrowableOfType(MessageFormatException.class, () -> message.setObjectProperty("p", this));
        assertThat(property).hasMessageContaining("p");
    }

    @Test
    void bothStylesSayTheSame() throws Exception {
        Session session = session();
        JMSContext context = context();
        JMSException checked =
                catchThrowableOfType(JMSException.class, () -> session.createConsumer(queue, "not a selector"));
        JMSRuntimeException unchecked =
                catchThrowableOfType(JMSRuntimeException.class, () -> context.createConsumer(queue, "not a selector"));
        assertThat(unchecked).hasMessage(checked.getMessage());
        assertThat(unchecked.getErrorCode()).isEqualTo(checked.getErrorCode());
        JMSException closed = catchThrowableOfType(JMSException.class, () -> {
            session.close();
            session.createMessage();
        });
        assertThat(closed).hasMessageContaining("closed");
    }
}
