package io.rowmq.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading half of {@link TypedJson}. For one document. */
final class TypedJsonReader {

    /** Names are not kept between documents; texts may be as long as a message may be. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser json;
    private final boolean charsAndBytes;

    /** The key or position of the value being read. */
    private String place = "";

    private TypedJsonReader(JsonParser json, boolean charsAndBytes) {
        this.json = json;
        this.charsAndBytes = charsAndBytes;
    }

    static Map<String, @Nullable Object> readMap(String text, boolean charsAndBytes) throws MessageFormatException {
        try (JsonParser json = FACTORY.createParser(text)) {
            return new TypedJsonReader(json, charsAndBytes).map();
        } catch (IOException malformed) {
            throw malformed(text, malformed);
        }
    }

    static List<@Nullable Object> readList(String text) throws MessageFormatException {
        try (JsonParser json = FACTORY.createParser(text)) {
            return new TypedJsonReader(json, true).list();
        } catch (IOException malformed) {
            throw malformed(text, malformed);
        }
    }

    private Map<String, @Nullable Object> map() throws IOException, MessageFormatException {
        require(JsonToken.START_OBJECT, "object, for example {\"name\":\"value\"}");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            place = "'" + name + "'";
            json.nextToken();
            values.put(name, value());
        }
        requireEnd();
        return values;
    }

    private List<@Nullable Object> list() throws IOException, MessageFormatException {
        require(JsonToken.START_ARRAY, "array, for example [\"value\"]");
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            place = "number " + (values.size() + 1);
            values.add(value());
        }
        requireEnd();
        return values;
    }

    private @Nullable Object value() throws IOException, MessageFormatException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> wholeNumber();
            case VALUE_NUMBER_FLOAT -> finite(Double.parseDouble(json.getText()));
            case START_OBJECT -> typed();
            default -> throw refused("is an array; a message can hold texts, numbers, true, false and null");
        };
    }

    private Object wholeNumber() throws IOException, MessageFormatException {
        return switch (json.getNumberType()) {
            case INT -> json.getIntValue();
            case LONG -> json.getLongValue();
            default ->
                throw refused("is " + json.getText() + ", which is no long; write it as text or with a fraction");
        };
    }

    private Object typed() throws IOException, MessageFormatException {
        if (json.nextToken() != JsonToken.FIELD_NAME) {
            throw refused("is an empty object");
        }
        String type = json.currentName();
        json.nextToken();
        Object value = typed(type);
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw refused("is an object with more than one entry; only {\"" + type + "\":…} can be read");
        }
        return value;
    }

    private Object typed(String type) throws IOException, MessageFormatException {
        return switch (type) {
            case "byte" -> (byte) whole(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "short" -> (short) whole(type, Short.MIN_VALUE, Short.MAX_VALUE);
            case "int" -> (int) whole(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long" -> whole(type, Long.MIN_VALUE, Long.MAX_VALUE);
            case "float" -> Float.parseFloat(fraction(type));
            case "double" -> Double.parseDouble(fraction(type));
            case "char" -> character();
            case "bytes" -> bytes();
            default ->
                throw refused("is an object {\"" + type
                        + "\":…}; only byte, short, int, long, float, double, char and bytes have a meaning there");
        };
    }

    private long whole(String type, long min, long max) throws IOException, MessageFormatException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = json.getLongValue();
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw refused("is given as " + type + " but is " + json.getText());
    }

    /** The text of a number, or one of the three words for what JSON has no number for. */
    private String fraction(String type) throws IOException, MessageFormatException {
        String text = json.getText();
        if (json.currentToken().isNumeric()) {
            return text;
        }
        boolean word = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (json.currentToken() == JsonToken.VALUE_STRING && word) {
            return text;
        }
        throw refused("is given as " + type + " but is " + text);
    }

    private Character character() throws IOException, MessageFormatException {
        if (charsAndBytes && json.currentToken() == JsonToken.VALUE_STRING && json.getTextLength() == 1) {
            return json.getText().charAt(0);
        }
        throw refused(
                charsAndBytes
                        ? "is given as char but is no text of one character"
                        : "is a char; properties cannot be of that type");
    }

    private byte[] bytes() throws IOException, MessageFormatException {
        if (charsAndBytes && json.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return json.getBinaryValue();
            } catch (IOException notBase64) {
                throw refused("is given as bytes but is no Base64: " + notBase64.getMessage());
            }
        }
        throw refused(
                charsAndBytes
                        ? "is given as bytes but is no text in Base64"
                        : "is bytes; properties cannot be of that type");
    }

    private Double finite(double value) throws IOException, MessageFormatException {
        if (Double.isInfinite(value)) {
            throw refused("is " + json.getText() + ", which is too large for a double");
        }
        return value;
    }

    private void require(JsonToken token, String expected) throws IOException, MessageFormatException {
        if (json.nextToken() != token) {
            throw new MessageFormatException("The stored JSON is " + json.currentToken() + " and not an " + expected);
        }
    }

    private void requireEnd() throws IOException, MessageFormatException {
        if (json.nextToken() != null) {
            throw new MessageFormatException("The stored JSON goes on after its end with " + json.currentToken());
        }
    }

    private MessageFormatException refused(String why) {
        return new MessageFormatException("The stored JSON value " + place + " " + why);
    }

    private static MessageFormatException malformed(String text, IOException cause) {
        String start = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        MessageFormatException exception =
                new MessageFormatException("'" + start + "' is not JSON: " + TypedJson.complaint(cause));
        exception.initCause(cause);
        exception.setLinkedException(cause);
        return exception;
    }
}
