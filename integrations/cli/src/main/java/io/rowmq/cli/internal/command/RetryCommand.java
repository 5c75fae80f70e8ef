package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends dead letters back. */
@Command(name = "retry", description = "Send dead letters back to where they were given up.")
final class RetryCommand extends Relocating {

    @Parameters(index = "0", paramLabel = "SOURCE", description = "A queue, or subscription://ID.")
    private String source = "";

    RetryCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    long many(RowmqManagement management, @Nullable String selector) throws Exception {
        return management.messages().retry(source, selector);
    }

    @Override
    boolean one(RowmqManagement management, long position) throws Exception {
        return management.messages().retryOne(source, position);
    }

    @Override
    String done() {
        return "sent back";
    }
}
