package io.rowmq.internal.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties that tell where a dead letter comes from, and why. */
enum LetterProperty {
    /** {@link #MAX_DELIVERIES} or {@link #EXPIRED}. */
    REASON("DeadLetterReason"),
    /** Where it was given up first, for example {@code queue://orders}. */
    ORIGINAL_DESTINATION("OriginalDestination"),
    /** The name of the subscription, where it was one. */
    ORIGINAL_SUBSCRIPTION("OriginalSubscription"),
    /** The client identifier of the subscription, if it has one. */
    ORIGINAL_CLIENT_ID("OriginalClientId"),
    /** The class of the exception that the last delivery ended with. */
    EXCEPTION_CLASS("ExceptionClass"),
    /** Its message, at most 1000 characters. */
    EXCEPTION_MESSAGE("ExceptionMessage"),
    /** How often it was delivered. */
    DELIVERY_COUNT("DeliveryCount"),
    /** When it was given up, milliseconds since the epoch. */
    TIME("DeadLetterTime");

    /** The reason of a message that was delivered too often. */
    static final String MAX_DELIVERIES = "MAX_DELIVERIES";
    /** The reason of a message that expired. */
    static final String EXPIRED = "EXPIRED";

    private final String property;

    LetterProperty(String name) {
        this.property = "JMS_RowMQ_" + name;
    }

    void put(Map<String, @Nullable Object> properties, Object value) {
        properties.put(property, value);
    }

    void remove(Map<String, @Nullable Object> properties) {
        properties.remove(property);
    }

    boolean in(Map<String, @Nullable Object> properties) {
        return properties.get(property) != null;
    }

    /** The value as text, null if there is none. */
    @Nullable String text(Map<String, @Nullable Object> properties) {
        Object value = properties.get(property);
        return value == null ? null : value.toString();
    }

    /** The properties of the message before it became a dead letter. */
    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> others = new HashMap<>(properties);
        for (LetterProperty letter : values()) {
            letter.remove(others);
        }
        return others;
    }
}
