package io.rowmq.console.internal.web;

import io.rowmq.management.ManagementJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param type of the content
 * @param headers what else it says
 * @param content the bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, String type, Map<String, String> headers, byte[] content) {

    private static final int OK = 200;
    private static final String JSON = "application/json; charset=utf-8";

    /** A value as JSON. */
    public static Reply json(@Nullable Object value) {
        return json(OK, value);
    }

    /** Says what is wrong. */
    public static Reply problem(int status, String code, String message) {
        return json(status, Map.of("code", code, "message", message));
    }

    private static Reply json(int status, @Nullable Object value) {
        return new Reply(status, JSON, Map.of(), ManagementJson.text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** A file. */
    public static Reply file(String type, byte[] content) {
        return new Reply(OK, type, Map.of(), content);
    }

    /** Says something more. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, more, content);
    }
}
