package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a destination or a message. */
@Command(name = "show", description = "Show a destination, or one of its messages with its whole body.")
final class ShowCommand extends Managing {

    private static final int MOST_BYTES = 256;

    @Parameters(
            index = "0",
            paramLabel = "DESTINATION",
            description = "queue://NAME, topic://NAME, a queue's name, or with a position subscription://ID or"
                    + " archive://DESTINATION.")
    private String destination = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "POSITION",
            description = "Which message, by the position that browse shows.")
    private @Nullable Long position;

    ShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        if (position != null) {
            show(management.messages().show(destination, position));
            return ExitCode.DONE;
        }
        output.one(management.destinations().show(destination));
        Map<String, String> settings = management.settings().effective(destination);
        output.say("");
        output.one(settings);
        return ExitCode.DONE;
    }

    private void show(RowmqMessage message) {
        if (output.json()) {
            output.object(message);
            return;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", message.id());
        fields.put("position", message.position());
        fields.put("in hand", message.inHand());
        fields.put("deliveries", message.deliveries());
        fields.put("priority", message.priority());
        fields.put("persistent", message.persistent());
        fields.put("sent", Words.time(message.timestamp()));
        fields.put("expires", Words.time(message.expiration()));
        fields.put("delivery time", Words.time(message.deliveryTime()));
        fields.put("correlation id", message.correlationId());
        fields.put("reply to", message.replyTo());
        fields.put("type", message.type());
        fields.put("body", message.bodyType() + ", " + message.bodySize());
        output.one(fields);
        if (!message.properties().isEmpty()) {
            output.say("");
            output.one(message.properties());
        }
        String text = message.text();
        byte[] bytes = message.bytes();
        if (text != null) {
            output.say("");
            output.say(text);
        } else if (bytes != null) {
            output.say("");
            int shown = Math.min(bytes.length, MOST_BYTES);
            output.say(HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown)
                    + (shown < bytes.length ? " ... (--json has all of it)" : ""));
        }
    }
}
