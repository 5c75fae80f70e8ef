package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidSelectorException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message to try selectors on. */
final class Example {

    private boolean persistent = true;
    private @Nullable String correlationId;
    private @Nullable String type;
    private int priority = 4;
    private final Map<String, @Nullable Object> properties = new HashMap<>();

    static Example message() {
        return new Example();
    }

    /** A message with one property. */
    static Example with(String name, Object value) {
        return message().and(name, value);
    }

    Example and(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    Example type(String newType) {
        type = newType;
        return this;
    }

    Example correlationId(String newCorrelationId) {
        correlationId = newCorrelationId;
        return this;
    }

    Example priority(int newPriority) {
        priority = newPriority;
        return this;
    }

    Example nonPersistent() {
        persistent = false;
        return this;
    }

    StoredMessage stored() {
        return new StoredMessage(
                "ID:7",
                1,
                priority,
                persistent,
                1_700_000_000_000L,
                0,
                0,
                correlationId,
                null,
                type,
                properties,
                MessageBody.NONE);
    }

    Truth truth(String selector) throws InvalidSelectorException {
        return Compiler.condition(Parser.parse(selector)).of(stored());
    }

    void isSelectedBy(String selector) throws InvalidSelectorException {
        assertThat(truth(selector)).as(selector).isEqualTo(Truth.TRUE);
    }

    void is(Truth truth, String selector) throws InvalidSelectorException {
        assertThat(truth(selector)).as(selector).isEqualTo(truth);
    }
}
