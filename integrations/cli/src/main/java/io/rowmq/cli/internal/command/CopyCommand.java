package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies messages. */
@Command(name = "copy", description = "Copy messages to another destination.")
final class CopyCommand extends Relocating {

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A queue, subscription://ID or archive://DESTINATION.")
    private String source = "";

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "A queue or topic://NAME, created if it does not exist.")
    private String to = "";

    CopyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    long many(RowmqManagement management, @Nullable String selector) throws Exception {
        return management.messages().copy(source, selector, to);
    }

    @Override
    boolean one(RowmqManagement management, long position) throws Exception {
        return management.messages().copyOne(source, position, to);
    }

    @Override
    String done() {
        return "copied to " + to;
    }
}
