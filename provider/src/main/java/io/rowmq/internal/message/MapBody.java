package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.TypedJson;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a map message. That of a received message is decoded when it is first asked for. */
final class MapBody extends Body {

    private @Nullable MessageBody received;
    private @Nullable Map<String, @Nullable Object> entries;

    /** An empty body. */
    MapBody() {
        super(false);
    }

    private MapBody(MessageBody received) {
        super(true);
        this.received = received;
    }

    static MapBody received(MessageBody stored) {
        return new MapBody(stored);
    }

    /** The names of the entries, in the order in which they were first set. */
    Set<String> names() throws JMSException {
        return new LinkedHashSet<>(entries().keySet());
    }

    boolean contains(@Nullable String name) throws JMSException {
        return entries().containsKey(name);
    }

    /** The value itself: not to be changed, nor to be given to the application. */
    @Nullable Object get(@Nullable String name) throws JMSException {
        return entries().get(name);
    }

    void set(@Nullable String name, @Nullable Object value) throws JMSException {
        requireWriteable();
        entries().put(checkName(name), Conversions.entryValue(value, label(name)));
    }

    /** Lets pass any text, if it is text: half a surrogate pair cannot be stored in a name. */
    static String checkName(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "The name of an entry of a MapMessage must not be " + (name == null ? "null" : "empty"));
        }
        if (name.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    "The name of an entry of a MapMessage must not hold half a surrogate pair: '" + name + "'");
        }
        return name;
    }

    static String label(@Nullable String name) {
        return "Entry '" + name + "'";
    }

    @Override
    MessageBody stored() throws JMSException {
        if (received != null) {
            return received;
        }
        return MessageBody.ofText(BodyType.MAP, entries().isEmpty() ? null : TypedJson.encode(entries()));
    }

    @Override
    <T> @Nullable T as(Class<T> type) throws JMSException {
        if (!isAssignableTo(type)) {
            throw notAssignable("MapMessage", type);
        }
        if (entries().isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(entries());
        copy.replaceAll((name, value) -> Conversions.copy(value));
        return type.cast(copy);
    }

    @Override
    boolean isAssignableTo(Class<?> type) throws JMSException {
        return entries().isEmpty() || type.isAssignableFrom(Map.class);
    }

    @Override
    void clear() {
        super.clear();
        received = null;
        entries = null;
    }

    private Map<String, @Nullable Object> entries() throws JMSException {
        if (entries == null) {
            String json = received == null ? null : received.text();
            entries = json == null ? new LinkedHashMap<>() : TypedJson.decodeMap(json);
        }
        return entries;
    }
}
