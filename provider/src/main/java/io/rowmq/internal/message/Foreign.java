package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.TypedJson;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages of other providers by their public interface (section 3.12). */
final class Foreign {

    private static final int CHUNK = 8192;

    private Foreign() {}

    static @Nullable String correlationId(Message message) throws JMSException {
        String text = message.getJMSCorrelationID();
        if (text != null) {
            return text;
        }
        try {
            return CorrelationId.ofBytes(message.getJMSCorrelationIDAsBytes());
        } catch (UnsupportedOperationException notOffered) {
            // allowed by section 3.4.5: then there is none
            return null;
        }
    }

    static Map<String, @Nullable Object> properties(Message message) throws JMSException {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            if (!PropertyNames.setByProvider(name)) {
                Object value = message.getObjectProperty(name);
                properties.put(name, Conversions.propertyValue(value, "Property '" + name + "'"));
            }
        }
        return properties.isEmpty() ? Map.of() : Collections.unmodifiableMap(properties);
    }

    static MessageBody body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return MessageBody.ofText(BodyType.TEXT, text.getText());
        }
        if (message instanceof BytesMessage bytes) {
            return MessageBody.ofBytes(BodyType.BYTES, bytes(bytes));
        }
        if (message instanceof MapMessage map) {
            return map(map);
        }
        if (message instanceof StreamMessage stream) {
            return stream(stream);
        }
        if (message instanceof ObjectMessage object) {
            Serializable value = object.getObject();
            return MessageBody.ofBytes(BodyType.OBJECT, value == null ? null : Serialization.write(value));
        }
        return MessageBody.NONE;
    }

    /** Reads to the end: the length a foreign message claims is not needed, and not trusted. */
    private static byte[] bytes(BytesMessage message) throws JMSException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        message.reset();
        for (int count = message.readBytes(chunk); count > 0; count = message.readBytes(chunk)) {
            all.write(chunk, 0, count);
        }
        message.reset();
        return all.toByteArray();
    }

    private static MessageBody map(MapMessage message) throws JMSException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        Enumeration<?> names = message.getMapNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            entries.put(MapBody.checkName(name), Conversions.entryValue(message.getObject(name), MapBody.label(name)));
        }
        return MessageBody.ofText(BodyType.MAP, entries.isEmpty() ? null : TypedJson.encode(entries));
    }

    private static MessageBody stream(StreamMessage message) throws JMSException {
        List<@Nullable Object> values = new ArrayList<>();
        message.reset();
        try {
            while (true) {
                values.add(Conversions.entryValue(message.readObject(), "A value of a StreamMessage"));
            }
        } catch (MessageEOFException end) {
            // the only way to find the end of a stream message
            message.reset();
        }
        return MessageBody.ofText(BodyType.STREAM, values.isEmpty() ? null : TypedJson.encode(values));
    }
}
