package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes messages. */
@Command(name = "purge", description = "Delete messages.")
final class PurgeCommand extends Relocating {

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A queue, subscription://ID or archive://DESTINATION.")
    private String source = "";

    PurgeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    long many(RowmqManagement management, @Nullable String selector) throws Exception {
        return management.messages().delete(source, selector);
    }

    @Override
    boolean one(RowmqManagement management, long position) throws Exception {
        return management.messages().deleteOne(source, position);
    }

    @Override
    String done() {
        return "deleted";
    }
}
