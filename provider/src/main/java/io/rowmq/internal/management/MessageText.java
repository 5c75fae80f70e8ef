package io.rowmq.internal.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.message.DestinationName;
import io.rowmq.internal.message.StoredContent;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.TypedJson;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that was written as JSON, by an export or by hand. */
final class MessageText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Origin NOBODY = new Origin(0, null);
    private static final List<String> FIELDS = List.of(
            "id",
            "priority",
            "persistent",
            "timestamp",
            "expiration",
            "timeToLive",
            "deliveryTime",
            "correlationId",
            "replyTo",
            "type",
            "properties",
            "bodyType",
            "text",
            "bytes");

    private @Nullable String id;
    private int priority = 4;
    private boolean persistent = true;
    private long timestamp;
    private long expiration;
    private long timeToLive;
    private long deliveryTime;
    private @Nullable String correlationId;
    private @Nullable String replyTo;
    private @Nullable String type;
    private Map<String, @Nullable Object> properties = Map.of();
    private @Nullable String bodyType;
    private @Nullable String text;
    private byte @Nullable [] bytes;

    private MessageText() {}

    /**
     * Reads a message.
     *
     * @throws MessageFormatException if it is no JSON object, or a field is not what it should be; it names the field
     */
    static MessageText read(String json) throws JMSException {
        MessageText message = new MessageText();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("the message is no JSON object, for example {\"text\":\"hello\"}", null);
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                try {
                    message.set(field, parser, json);
                } catch (IOException e) {
                    throw refused(wrong(field) + TypedJson.complaint(e), e);
                } catch (IllegalArgumentException | MessageFormatException e) {
                    throw refused(wrong(field) + e.getMessage(), e);
                }
            }
            if (parser.nextToken() != null) {
                throw refused("something follows the JSON object", null);
            }
        } catch (IOException e) {
            throw refused("it is not valid JSON: " + TypedJson.complaint(e), e);
        }
        return message;
    }

    private static String wrong(String field) {
        return "the field '" + field + "' is not as it should be: ";
    }

    private void set(String field, JsonParser parser, String json) throws IOException, JMSException {
        switch (field) {
            case "id" -> id = string(parser);
            case "priority" -> priority = parser.getIntValue();
            case "persistent" -> persistent = parser.getBooleanValue();
            case "timestamp" -> timestamp = parser.getLongValue();
            case "expiration" -> expiration = parser.getLongValue();
            case "timeToLive" -> timeToLive = parser.getLongValue();
            case "deliveryTime" -> deliveryTime = parser.getLongValue();
            case "correlationId" -> correlationId = string(parser);
            case "replyTo" -> replyTo = replyTo(string(parser));
            case "type" -> type = string(parser);
            case "properties" -> properties = StoredContent.properties(raw(parser, json));
            case "bodyType" -> bodyType = string(parser);
            case "text" -> text = string(parser);
            case "bytes" -> bytes = parser.getBinaryValue();
            default -> throw new IllegalArgumentException("there is no such field; the fields are " + FIELDS);
        }
    }

    private static @Nullable String string(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("it has to be a string in quotes");
        }
        return parser.getText();
    }

    private static @Nullable String replyTo(@Nullable String name) throws JMSException {
        return name == null ? null : DestinationName.parse(name).text();
    }

    private static String raw(JsonParser parser, String json) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return json.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    private static MessageFormatException refused(String what, @Nullable Exception cause) {
        MessageFormatException failure =
                new MessageFormatException("This is not a message: " + what, "ROWMQ-MESSAGE-TEXT");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    /** Sends it; its identifier. */
    String send(Messaging engine, StoredDestination to) throws JMSException {
        if (priority < 0 || priority > 9) {
            throw refused("the field 'priority' is " + priority + ", not between 0 and 9", null);
        }
        MessageBody body = body();
        if (body.encodedSize() > engine.options().maxMessageSize()) {
            throw refused(
                    "the body has " + body.encodedSize() + " bytes, more than maxMessageSize="
                            + engine.options().maxMessageSize(),
                    null);
        }
        long now = engine.now();
        String messageId = id != null && !id.isBlank() ? id : engine.nextMessageId();
        engine.send(
                NOBODY,
                to,
                new StoredMessage(
                        messageId,
                        to.id(),
                        priority,
                        persistent,
                        timestamp == 0 ? now : timestamp,
                        timeToLive > 0 ? now + timeToLive : expiration,
                        deliveryTime == 0 ? now : deliveryTime,
                        correlationId,
                        replyTo,
                        type,
                        properties,
                        body));
        return messageId;
    }

    private MessageBody body() throws JMSException {
        String word = bodyType != null ? bodyType : bytes != null ? "BYTES" : text != null ? "TEXT" : "NONE";
        for (BodyType known : BodyType.values()) {
            if (known.name().equals(word)) {
                try {
                    return StoredContent.body(known, text, bytes);
                } catch (MessageFormatException e) {
                    throw refused(e.getMessage(), e);
                }
            }
        }
        throw refused("the field 'bodyType' is '" + word + "', not one of " + List.of(BodyType.values()), null);
    }
}
