package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends consumed messages again. */
@Command(
        name = "replay",
        description = "Send messages again that were consumed and are kept in the archive, which keeps them. A selector"
                + " may ask when: \"JMS_RowMQ_ConsumedTime > 1767225600000\", milliseconds since 1970.")
final class ReplayCommand extends Relocating {

    private static final String ARCHIVE = "archive://";

    @Parameters(index = "0", paramLabel = "DESTINATION", description = "The queue or topic://NAME they were sent to.")
    private String destination = "";

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "Another queue or topic://NAME, created if it does not exist; the same one if it is left out.")
    private @Nullable String to;

    ReplayCommand(Terminal terminal) {
        super(terminal);
    }

    private String destination() {
        return destination.startsWith(ARCHIVE) ? destination.substring(ARCHIVE.length()) : destination;
    }

    private String goal() {
        return to == null ? destination() : to;
    }

    @Override
    long many(RowmqManagement management, @Nullable String selector) throws Exception {
        return management.messages().copy(ARCHIVE + destination(), selector, goal());
    }

    @Override
    boolean one(RowmqManagement management, long position) throws Exception {
        return management.messages().copyOne(ARCHIVE + destination(), position, goal());
    }

    @Override
    String done() {
        return "sent again to " + goal();
    }
}
