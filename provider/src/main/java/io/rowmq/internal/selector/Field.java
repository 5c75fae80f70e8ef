package io.rowmq.internal.selector;

import io.rowmq.spi.StoredMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header fields that selectors may use (section 3.8.1.1). */
enum Field implements Value {
    DELIVERY_MODE("JMSDeliveryMode", message -> message.persistent() ? "PERSISTENT" : "NON_PERSISTENT"),
    PRIORITY("JMSPriority", StoredMessage::priority),
    MESSAGE_ID("JMSMessageID", StoredMessage::messageId),
    TIMESTAMP("JMSTimestamp", StoredMessage::timestamp),
    CORRELATION_ID("JMSCorrelationID", StoredMessage::correlationId),
    TYPE("JMSType", StoredMessage::type);

    private static final Map<String, Field> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.header, Function.identity()));

    private final String header;
    private final Value value;

    Field(String header, Value value) {
        this.header = header;
        this.value = value;
    }

    @Override
    public @Nullable Object of(StoredMessage message) {
        return value.of(message);
    }

    /** Whether a name may stand in a selector: names that begin with JMS are reserved. */
    static boolean allowed(String name) {
        return !name.startsWith("JMS")
                || name.startsWith("JMSX")
                || name.startsWith("JMS_")
                || BY_NAME.containsKey(name);
    }

    /** The value of a header field or property. */
    static Value named(String name) {
        Field field = BY_NAME.get(name);
        return field != null ? field : message -> message.properties().get(name);
    }

    /** The names of all header fields that selectors may use. */
    static String names() {
        return Arrays.stream(values()).map(field -> field.header).collect(Collectors.joining(", "));
    }
}
