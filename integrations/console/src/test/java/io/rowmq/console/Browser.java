package io.rowmq.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls the console as its pages do. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final URI address;
    final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String cookie;
    private @Nullable String token;

    /** An answer. */
    record Answer(int status, String text, HttpResponse<String> response) {

        /** The value of a field of the JSON, wherever it is; a number as it is written. */
        List<String> all(String field) {
            return Pattern.compile("\"" + field + "\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}\\]]*))")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                    .toList();
        }

        String one(String field) {
            List<String> found = all(field);
            if (found.isEmpty()) {
                throw new AssertionError("No " + field + " in " + text);
            }
            return found.get(0);
        }
    }

    Browser(URI address) {
        this.address = address;
    }

    Answer get(String path, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? "?" : "&")
                    .append(parameters[i])
                    .append("=")
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(address.resolve(path + query)).GET());
    }

    /** Sends names and values; a list is sent as one. */
    Answer post(String path, Object... body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(json(body)));
        request.setHeader("Content-Type", "application/json");
        if (token != null) {
            request.setHeader("X-RowMQ-Token", token);
        }
        return send(request);
    }

    private static String json(Object... body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < body.length; i += 2) {
                json.writeFieldName((String) body[i]);
                if (body[i + 1] instanceof List<?> list) {
                    json.writeArray(list.stream().map(String::valueOf).toArray(String[]::new), 0, list.size());
                } else if (body[i + 1] instanceof Boolean truth) {
                    json.writeBoolean(truth);
                } else {
                    json.writeString(String.valueOf(body[i + 1]));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError(Arrays.toString(body), e);
        }
        return text.toString();
    }

    Answer send(HttpRequest.Builder request) {
        if (cookie != null) {
            request.setHeader("Cookie", cookie);
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    void forgetToken() {
        token = null;
    }
}
