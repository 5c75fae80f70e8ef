package io.rowmq.console.internal.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object of a request; numbers stay text, so that none is cut short. */
final class JsonReader {

    /** A thousand positions of messages are the most that is ever sent; empty objects would take much memory. */
    private static final int MOST_TOKENS = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build();

    private JsonReader() {}

    static Map<String, @Nullable Object> object(byte[] content) throws Problem {
        try (JsonParser parser = FACTORY.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.bad("What was sent is no JSON object");
            }
            Map<String, @Nullable Object> object = fields(parser);
            if (parser.nextToken() != null) {
                throw Problem.bad("Something follows the JSON object");
            }
            return object;
        } catch (IOException e) {
            throw Problem.bad("What was sent is not valid JSON: " + e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> fields(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> elements(parser);
            default -> parser.getText();
        };
    }

    private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}
