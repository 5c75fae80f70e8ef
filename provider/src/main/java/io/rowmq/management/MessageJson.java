package io.rowmq.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes a message as JSON; what is not there, or has its usual value, is left out. */
final class MessageJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_PRIORITY = 4;

    private MessageJson() {}

    static String write(RowmqMessage message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", message.id());
            if (message.priority() != USUAL_PRIORITY) {
                json.writeNumberField("priority", message.priority());
            }
            if (!message.persistent()) {
                json.writeBooleanField("persistent", false);
            }
            number(json, "timestamp", message.timestamp());
            number(json, "expiration", message.expiration());
            number(json, "deliveryTime", message.deliveryTime());
            string(json, "correlationId", message.correlationId());
            string(json, "replyTo", message.replyTo());
            string(json, "type", message.type());
            if (!message.properties().isEmpty()) {
                json.writeFieldName("properties");
                json.writeRawValue(message.typedProperties());
            }
            json.writeStringField("bodyType", message.bodyType());
            string(json, "text", message.text());
            if (message.bytes() != null) {
                json.writeBinaryField("bytes", message.bytes());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a message as JSON", e);
        }
        return text.toString();
    }

    private static void number(JsonGenerator json, String name, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    private static void string(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
