package io.rowmq.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writing half of {@link TypedJson}. */
final class TypedJsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int LAST_ASCII = 127;

    private TypedJsonWriter() {}

    /** What is written between creating and closing a generator. */
    @FunctionalInterface
    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    static String write(Map<String, ? extends @Nullable Object> values) {
        return write(json -> {
            json.writeStartObject();
            for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
                json.writeFieldName(entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        });
    }

    static String write(List<? extends @Nullable Object> values) {
        return write(json -> {
            json.writeStartArray();
            for (Object value : values) {
                write(json, value);
            }
            json.writeEndArray();
        });
    }

    /** Half a surrogate pair is legal in Java but not in UTF-8, so texts with one are written in ASCII with escapes. */
    private static String write(Content content) {
        String text = write(content, false);
        return wellFormed(text) ? text : write(content, true);
    }

    private static String write(Content content, boolean ascii) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setHighestNonEscapedChar(ascii ? LAST_ASCII : 0);
            content.to(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeStartObject();
            writeTyped(json, value);
            json.writeEndObject();
        }
    }

    private static void writeTyped(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumberField("long", number);
        } else if (value instanceof Byte number) {
            json.writeNumberField("byte", number.intValue());
        } else if (value instanceof Short number) {
            json.writeNumberField("short", number);
        } else if (value instanceof Float number) {
            json.writeFieldName("float");
            writeFloat(json, number);
        } else if (value instanceof Double number) {
            json.writeStringField("double", number.toString());
        } else if (value instanceof Character character) {
            json.writeStringField("char", character.toString());
        } else if (value instanceof byte[] bytes) {
            json.writeBinaryField("bytes", bytes);
        } else {
            throw new IllegalArgumentException(
                    "No message can hold a " + value.getClass().getName());
        }
    }

    private static void writeFloat(JsonGenerator json, Float number) throws IOException {
        if (Float.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeString(number.toString());
        }
    }

    private static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
