package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Browses messages. */
@Command(
        name = "browse",
        description = "Show what waits in a queue or subscription, in order of delivery, or what is in an archive.")
final class BrowseCommand extends Managing {

    private static final int MOST_IN_A_PAGE = 1000;
    private static final Table<RowmqMessage> TABLE = new Table<RowmqMessage>()
            .column("POSITION", RowmqMessage::position)
            .column("ID", RowmqMessage::id)
            .column("SENT", message -> Words.time(message.timestamp()))
            .column("PRIORITY", RowmqMessage::priority)
            .column("DELIVERIES", RowmqMessage::deliveries)
            .column("IN HAND", message -> message.inHand() ? "yes" : "")
            .column("REASON", message -> message.properties().get("JMS_RowMQ_DeadLetterReason"))
            .column("BODY", BrowseCommand::body);
    private static final Table<RowmqMessage> ARCHIVE = new Table<RowmqMessage>()
            .column("POSITION", RowmqMessage::position)
            .column("ID", RowmqMessage::id)
            .column("SENT", message -> Words.time(message.timestamp()))
            .column("CONSUMED", BrowseCommand::consumed)
            .column("PRIORITY", RowmqMessage::priority)
            .column("BODY", BrowseCommand::body);

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A queue, subscription://ID or archive://DESTINATION.")
    private String source = "";

    @Option(
            names = {"-s", "--selector"},
            paramLabel = "SELECTOR",
            description = "Only messages that a JMS selector takes.")
    private @Nullable String selector;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Show so many at most; ${DEFAULT-VALUE} if it is left out.")
    private int limit;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Go on behind what was shown before.")
    private @Nullable String cursor;

    BrowseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        Least.of("--limit", limit, 1);
        int left = limit;
        boolean more = true;
        String from = cursor;
        while (left > 0 && more) {
            MessagePage page = management.messages().browse(source, selector, from, Math.min(left, MOST_IN_A_PAGE));
            if (!page.messages().isEmpty() || left == limit && page.end()) {
                output.rows(source.startsWith("archive://") ? ARCHIVE : TABLE, page.messages());
            }
            left -= page.messages().size();
            from = page.cursor();
            more = !page.end();
        }
        if (more && !output.json()) {
            output.note("There may be more: --after " + from);
        }
        return ExitCode.DONE;
    }

    private static @Nullable Instant consumed(RowmqMessage message) {
        String time = message.properties().get("JMS_RowMQ_ConsumedTime");
        return time == null ? null : Instant.ofEpochMilli(Long.parseLong(time));
    }

    private static String body(RowmqMessage message) {
        String text = message.text();
        return text != null ? text : message.bodyType() + " " + Words.size(message.bodySize());
    }
}
