package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of one message (section 3.5). Those of a received message are read-only until they are cleared. */
final class Properties {

    private Map<String, @Nullable Object> values;
    private boolean readOnly;
    private int deliveryCount;
    private long receivedAt;

    /** No properties yet. */
    Properties() {
        this(new LinkedHashMap<>());
    }

    private Properties(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** The properties of a received message. */
    static Properties received(Map<String, @Nullable Object> stored, Delivery delivery) {
        Properties properties = new Properties(stored);
        properties.readOnly = true;
        properties.deliveryCount = delivery.count();
        properties.receivedAt = delivery.receivedAt();
        return properties;
    }

    /** The names, in the order in which they were first set; a copy. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        if (deliveryCount > 0) {
            names.add(PropertyNames.DELIVERY_COUNT);
        }
        if (receivedAt > 0) {
            names.add(PropertyNames.RECEIVE_TIMESTAMP);
        }
        return names;
    }

    /** Whether there is a property of that name, be its value null. */
    boolean contains(@Nullable String name) {
        return name != null && (values.containsKey(name) || receivedValue(name) != null);
    }

    /** The value in the type it was set in; null if there is none. */
    @Nullable Object get(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Object received = receivedValue(name);
        return received != null ? received : values.get(name);
    }

    /**
     * Sets a property.
     *
     * @throws IllegalArgumentException if the name is null, empty or no identifier
     * @throws MessageFormatException if properties cannot be of that type
     * @throws MessageNotWriteableException if they belong to a received message and have not been cleared
     */
    void set(@Nullable String name, @Nullable Object value) throws JMSException {
        String checked = PropertyNames.check(name);
        if (readOnly) {
            throw new MessageNotWriteableException("Property '" + checked
                    + "' cannot be set: the properties of a received message are read-only; call clearProperties()"
                    + " first, or send a new message");
        }
        values.put(checked, Conversions.propertyValue(value, label(checked)));
    }

    /** What the provider has set while sending is there for the sender as well (section 3.5.9), read-only or not. */
    void sentBy(@Nullable Object userId) {
        if (!Objects.equals(values.get(PropertyNames.USER_ID), userId)) {
            values = new LinkedHashMap<>(values);
            values.remove(PropertyNames.USER_ID);
            if (userId != null) {
                values.put(PropertyNames.USER_ID, userId);
            }
        }
    }

    /** Removes all; from now on they can be set. */
    void clear() {
        values = new LinkedHashMap<>();
        readOnly = false;
        deliveryCount = 0;
        receivedAt = 0;
    }

    /** A property as boolean; as for all types, table 3-2 says from which types it can be read. */
    boolean getBoolean(@Nullable String name) throws MessageFormatException {
        return Conversions.toBoolean(get(name), label(name));
    }

    /** A property as byte. */
    byte getByte(@Nullable String name) throws MessageFormatException {
        return Conversions.toByte(get(name), label(name));
    }

    /** A property as short. */
    short getShort(@Nullable String name) throws MessageFormatException {
        return Conversions.toShort(get(name), label(name));
    }

    /** A property as int. */
    int getInt(@Nullable String name) throws MessageFormatException {
        return Conversions.toInt(get(name), label(name));
    }

    /** A property as long. */
    long getLong(@Nullable String name) throws MessageFormatException {
        return Conversions.toLong(get(name), label(name));
    }

    /** A property as float. */
    float getFloat(@Nullable String name) throws MessageFormatException {
        return Conversions.toFloat(get(name), label(name));
    }

    /** A property as double. */
    double getDouble(@Nullable String name) throws MessageFormatException {
        return Conversions.toDouble(get(name), label(name));
    }

    /** A property as text. */
    @Nullable String getString(@Nullable String name) throws MessageFormatException {
        return Conversions.toText(get(name), label(name));
    }

    /** What is stored with a message: an immutable copy, without what providers set. */
    Map<String, @Nullable Object> stored() {
        if (readOnly) {
            return values;
        }
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.keySet().removeIf(PropertyNames::setByProvider);
        return Collections.unmodifiableMap(copy);
    }

    private @Nullable Object receivedValue(String name) {
        if (deliveryCount > 0 && name.equals(PropertyNames.DELIVERY_COUNT)) {
            return deliveryCount;
        }
        return receivedAt > 0 && name.equals(PropertyNames.RECEIVE_TIMESTAMP) ? receivedAt : null;
    }

    private static String label(@Nullable String name) {
        return "Property '" + name + "'";
    }
}
