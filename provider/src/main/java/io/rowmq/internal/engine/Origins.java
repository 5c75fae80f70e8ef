package io.rowmq.internal.engine;

import io.rowmq.internal.message.DestinationName;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.JMSException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where dead letters come from, as far as that still exists. */
final class Origins {

    private final EngineParts parts;
    private final Relocation.Consent consent;

    /**
     * Where a dead letter was given up.
     *
     * @param subscription the one subscription of a topic that had it, null for a queue
     */
    record Place(StoredDestination destination, @Nullable BacklogId subscription) {}

    /** @param consent which places may be given */
    Origins(EngineParts parts, Relocation.Consent consent) {
        this.parts = parts;
        this.consent = consent;
    }

    /** Where it was given up; null if it does not say, may not be given, or its topic or subscription has ended. */
    @Nullable Place of(StoredMessage letter) throws JMSException {
        String text = LetterProperty.ORIGINAL_DESTINATION.text(letter.properties());
        if (text == null) {
            return null;
        }
        DestinationName name;
        try {
            name = DestinationName.parse(text);
        } catch (JMSException invalid) {
            // the property is not RowMQ's; whoever wrote it does not say where the message comes from
            return null;
        }
        return switch (name.kind()) {
            case QUEUE -> queue(name.name());
            case TOPIC -> topic(name.name(), letter);
            case TEMPORARY_QUEUE, TEMPORARY_TOPIC -> null;
        };
    }

    private @Nullable Place queue(String name) throws JMSException {
        if (!consent.given(Kind.QUEUE, name)) {
            return null;
        }
        StoredDestination temporary = parts.directory().temporaryNamed(name);
        return new Place(temporary != null ? temporary : parts.directory().queue(name), null);
    }

    private @Nullable Place topic(String name, StoredMessage letter) throws JMSException {
        StoredDestination topic = parts.directory().named(Kind.TOPIC, name);
        String subscription = LetterProperty.ORIGINAL_SUBSCRIPTION.text(letter.properties());
        String clientId = LetterProperty.ORIGINAL_CLIENT_ID.text(letter.properties());
        if (topic == null || subscription == null || !consent.given(Kind.TOPIC, name)) {
            return null;
        }
        for (SubscriptionRow row : parts.subscriptions().rows()) {
            if (row.topicId() == topic.id()
                    && row.name().equals(subscription)
                    && Objects.equals(row.clientId(), clientId)) {
                return new Place(topic, BacklogId.subscription(row.id()));
            }
        }
        return null;
    }
}
