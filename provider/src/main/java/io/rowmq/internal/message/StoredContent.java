package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.TypedJson;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the parts of messages that were written by other programs. */
public final class StoredContent {

    private StoredContent() {}

    /**
     * Message properties from their JSON.
     *
     * @param json null for none
     * @throws MessageFormatException if it is no JSON object or a value cannot be a property's
     * @throws IllegalArgumentException if a name cannot be a property's
     */
    public static Map<String, @Nullable Object> properties(@Nullable String json) throws JMSException {
        if (json == null || json.isBlank()) {
            return Map.of();
        }
        Map<String, @Nullable Object> properties = TypedJson.decodeProperties(json);
        properties.keySet().forEach(PropertyNames::check);
        return Collections.unmodifiableMap(properties);
    }

    /**
     * A body from its content.
     *
     * @throws MessageFormatException if the content is not what the type says
     */
    public static MessageBody body(BodyType type, @Nullable String text, byte @Nullable [] bytes) throws JMSException {
        boolean holdsText = type == BodyType.TEXT || type == BodyType.MAP || type == BodyType.STREAM;
        if (text != null && !holdsText) {
            throw new MessageFormatException("a body of type " + type + " cannot have text");
        }
        if (bytes != null && (holdsText || type == BodyType.NONE)) {
            throw new MessageFormatException("a body of type " + type + " cannot have bytes");
        }
        return switch (type) {
            case NONE -> MessageBody.NONE;
            case TEXT -> MessageBody.ofText(type, text);
            case MAP -> {
                if (text != null) {
                    TypedJson.decodeMap(text);
                }
                yield MessageBody.ofText(type, text);
            }
            case STREAM -> {
                if (text != null) {
                    TypedJson.decodeList(text);
                }
                yield MessageBody.ofText(type, text);
            }
            case BYTES, OBJECT -> MessageBody.ofBytes(type, bytes);
        };
    }
}
