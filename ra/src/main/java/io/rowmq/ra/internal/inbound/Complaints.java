package io.rowmq.ra.internal.inbound;

import io.rowmq.ra.RowmqActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with the properties of an activation, so that all of it is said at once. */
final class Complaints {

    private final List<String> texts = new ArrayList<>();
    private final List<PropertyDescriptor> properties = new ArrayList<>();

    /** Complains about a property. */
    void add(String property, @Nullable Object value, String remedy) {
        texts.add(property + "=" + (value instanceof String ? "'" + value + "'" : value) + ": " + remedy);
        try {
            properties.add(new PropertyDescriptor(property, RowmqActivationSpec.class));
        } catch (IntrospectionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Complains about a number that is too small or too large; null has not been set. */
    void range(String property, @Nullable Number value, double least, double most, String remedy) {
        if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            add(property, value, remedy);
        }
    }

    void throwIfAny() throws InvalidPropertyException {
        if (!texts.isEmpty()) {
            throw exception();
        }
    }

    InvalidPropertyException exception() {
        InvalidPropertyException invalid = new InvalidPropertyException(
                "The activation of a message-driven bean by RowMQ is not possible with " + String.join("; ", texts));
        invalid.setInvalidPropertyDescriptors(properties.toArray(PropertyDescriptor[]::new));
        return invalid;
    }
}
