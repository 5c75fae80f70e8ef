package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.ManagementJson;
import io.rowmq.management.RowmqManagement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends messages. */
@Command(name = "send", description = "Send a message.")
final class SendCommand extends Managing {

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "A queue or topic://NAME, created if it does not exist.")
    private String to = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "The text; \"-\" reads it from the standard input.")
    private @Nullable String text;

    @Option(names = "--bytes", paramLabel = "FILE", description = "Send the bytes of a file rather than a text.")
    private @Nullable Path bytes;

    @Option(names = "--message", paramLabel = "JSON", description = "The whole message as JSON, as export writes it.")
    private @Nullable String message;

    @Option(
            names = {"-P", "--property"},
            paramLabel = "NAME=VALUE",
            description = "A property; a string. Can be given several times.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(names = "--priority", paramLabel = "0-9", description = "The priority; 4 if it is left out.")
    private @Nullable Integer priority;

    @Option(names = "--non-persistent", description = "Send it with the delivery mode NON_PERSISTENT.")
    private boolean nonPersistent;

    @Option(names = "--ttl", paramLabel = "MILLIS", description = "It expires after so many milliseconds.")
    private @Nullable Long timeToLive;

    @Option(names = "--correlation-id", paramLabel = "ID", description = "JMSCorrelationID.")
    private @Nullable String correlationId;

    @Option(names = "--reply-to", paramLabel = "DESTINATION", description = "JMSReplyTo, for example queue://answers.")
    private @Nullable String replyTo;

    @Option(names = "--type", paramLabel = "TYPE", description = "JMSType.")
    private @Nullable String type;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            defaultValue = "1",
            description = "Send it so many times.")
    private int count;

    SendCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        Least.of("--count", count, 1);
        String json = json();
        for (int i = 0; i < count; i++) {
            String id = management.messages().send(to, json);
            output.say(id);
            if (output.json()) {
                output.object(Map.of("id", id));
            }
        }
        return ExitCode.DONE;
    }

    private String json() throws WrongUseException, IOException {
        int given = (text == null ? 0 : 1) + (bytes == null ? 0 : 1) + (message == null ? 0 : 1);
        if (given > 1) {
            throw new WrongUseException("TEXT, --bytes and --message exclude each other");
        }
        if (message != null) {
            return message;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        put(fields, "priority", priority);
        put(fields, "persistent", nonPersistent ? false : null);
        put(fields, "timeToLive", timeToLive);
        put(fields, "correlationId", correlationId);
        put(fields, "replyTo", replyTo);
        put(fields, "type", type);
        put(fields, "properties", properties.isEmpty() ? null : properties);
        put(fields, "text", "-".equals(text) ? read() : text);
        put(fields, "bytes", bytes == null ? null : Files.readAllBytes(bytes));
        return ManagementJson.text(fields);
    }

    private String read() throws IOException {
        return new String(output.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
