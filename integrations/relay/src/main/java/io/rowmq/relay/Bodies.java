package io.rowmq.relay;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Messages of one provider as messages of another, with the same body. */
final class Bodies {

    private static final int CHUNK = 64 * 1024;

    private Bodies() {}

    static Message copy(Message message, Session session) throws JMSException {
        if (message instanceof TextMessage text) {
            return session.createTextMessage(text.getText());
        } else if (message instanceof BytesMessage bytes) {
            return copy(bytes, session.createBytesMessage());
        } else if (message instanceof MapMessage map) {
            return copy(map, session.createMapMessage());
        } else if (message instanceof StreamMessage stream) {
            return copy(stream, session.createStreamMessage());
        } else if (message instanceof ObjectMessage object) {
            return session.createObjectMessage(object.getObject());
        }
        return session.createMessage();
    }

    private static Message copy(BytesMessage from, BytesMessage to) throws JMSException {
        from.reset();
        byte[] chunk = new byte[CHUNK];
        for (int read = from.readBytes(chunk); read > 0; read = from.readBytes(chunk)) {
            to.writeBytes(chunk, 0, read);
        }
        return to;
    }

    private static Message copy(MapMessage from, MapMessage to) throws JMSException {
        for (Object name : Collections.list((Enumeration<?>) from.getMapNames())) {
            to.setObject((String) name, from.getObject((String) name));
        }
        return to;
    }

    private static Message copy(StreamMessage from, StreamMessage to) throws JMSException {
        from.reset();
        while (true) {
            @Nullable Object value;
            try {
                value = from.readObject();
            } catch (MessageEOFException end) {
                // The only way to learn that there is no more.
                return to;
            }
            to.writeObject(value);
        }
    }
}
