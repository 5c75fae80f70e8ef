package io.rowmq.internal.engine;

import io.rowmq.internal.message.DestinationName;
import io.rowmq.internal.message.StoredContent;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.io.Serial;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes messages of rows of the outbox, which anybody may have written. */
final class StagedMessages {

    /** Nobody's connection: what was staged comes from the database. */
    static final Origin NOBODY = new Origin(0, null);

    private final EngineParts parts;

    StagedMessages(EngineParts parts) {
        this.parts = parts;
    }

    /** A message and where it goes. */
    record Letter(StoredDestination to, StoredMessage message) {}

    /** Says why a row cannot be delivered, as long as nobody changes it. */
    static final class Undeliverable extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        Undeliverable(String reason) {
            super(reason);
        }
    }

    /**
     * Reads a row.
     *
     * @throws JMSException if the database is not to be had; the row may be fine
     */
    Letter read(StagedMessage row) throws Undeliverable, JMSException {
        if (row.priority() < 0 || row.priority() > 9) {
            throw new Undeliverable("priority " + row.priority() + " is not between 0 and 9");
        }
        MessageBody body = body(row);
        Map<String, @Nullable Object> properties = properties(row.properties());
        StoredDestination to = destination(row.destination());
        long now = parts.time().now();
        String id = row.messageId();
        return new Letter(
                to,
                new StoredMessage(
                        id == null ? parts.identifiers().nextMessageId() : id,
                        to.id(),
                        row.priority(),
                        row.persistent(),
                        row.timestamp() == 0 ? now : row.timestamp(),
                        row.expiration(),
                        row.deliveryTime() == 0 ? now : row.deliveryTime(),
                        row.correlationId(),
                        replyTo(row.replyTo()),
                        row.type(),
                        properties,
                        body));
    }

    private StoredDestination destination(String text) throws Undeliverable, JMSException {
        DestinationName name = parse(text.contains("://") ? text : "queue://" + text, "destination");
        try {
            return switch (name.kind()) {
                case QUEUE -> parts.directory().queue(name.name());
                case TOPIC -> parts.directory().topic(name.name());
                case TEMPORARY_QUEUE, TEMPORARY_TOPIC -> parts.directory().temporary(name.name());
            };
        } catch (InvalidDestinationException gone) {
            throw new Undeliverable("destination " + name.text() + ": " + gone.getMessage());
        }
    }

    private static @Nullable String replyTo(@Nullable String text) throws Undeliverable {
        return text == null ? null : parse(text, "reply_to").text();
    }

    private static DestinationName parse(String text, String column) throws Undeliverable {
        try {
            DestinationName name = DestinationName.parse(text);
            DestinationName.checked("destination", name.name());
            return name;
        } catch (JMSException | IllegalArgumentException invalid) {
            throw new Undeliverable(column + ": " + invalid.getMessage());
        }
    }

    private static Map<String, @Nullable Object> properties(@Nullable String json) throws Undeliverable {
        try {
            Map<String, @Nullable Object> properties = StoredContent.properties(json);
            Deduplication.id(properties);
            return properties;
        } catch (JMSException | IllegalArgumentException invalid) {
            throw new Undeliverable("properties: " + invalid.getMessage());
        }
    }

    private static MessageBody body(StagedMessage row) throws Undeliverable {
        BodyType type = type(row.bodyType());
        try {
            return StoredContent.body(type, row.bodyText(), row.bodyBytes());
        } catch (JMSException invalid) {
            throw new Undeliverable("body: " + invalid.getMessage());
        }
    }

    private static BodyType type(String word) throws Undeliverable {
        for (BodyType type : BodyType.values()) {
            if (type.name().equals(word)) {
                return type;
            }
        }
        throw new Undeliverable("body_type '" + word + "' is not one of " + Arrays.toString(BodyType.values()));
    }
}
