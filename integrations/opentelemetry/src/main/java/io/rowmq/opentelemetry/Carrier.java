package io.rowmq.opentelemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries contexts in the properties of messages. */
final class Carrier {

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> properties) {
            return properties.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> properties, String key) {
            return properties == null ? null : properties.get(key);
        }
    };

    private final TextMapPropagator propagator;

    Carrier(TextMapPropagator propagator) {
        this.propagator = propagator;
    }

    /** The properties that carry a context. */
    Map<String, String> inject(Context context) {
        Map<String, String> properties = new LinkedHashMap<>();
        propagator.inject(context, properties, (all, key, value) -> all.put(property(key), value));
        return properties;
    }

    Context extract(StoredMessage message) {
        return extract(name -> message.properties().get(name));
    }

    Context extract(Message message) throws JMSException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String field : propagator.fields()) {
            Object value = message.getObjectProperty(property(field));
            if (value != null) {
                properties.put(property(field), value);
            }
        }
        return extract(properties::get);
    }

    /** What finds the value of a property. */
    private interface Properties {
        @Nullable Object get(String name);
    }

    /** The thread's own context has nothing to do with who sent the message. */
    private Context extract(Properties properties) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : propagator.fields()) {
            if (properties.get(property(field)) instanceof String value) {
                fields.put(field, value);
            }
        }
        return propagator.extract(Context.root(), fields, GETTER);
    }

    private static String property(String field) {
        return field.replace("-", "__dash__");
    }
}
