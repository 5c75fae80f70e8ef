package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves messages. */
@Command(name = "move", description = "Move messages to another destination.")
final class MoveCommand extends Relocating {

    @Parameters(index = "0", paramLabel = "SOURCE", description = "A queue, or subscription://ID.")
    private String source = "";

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "A queue or topic://NAME, created if it does not exist.")
    private String to = "";

    MoveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    long many(RowmqManagement management, @Nullable String selector) throws Exception {
        return management.messages().move(source, selector, to);
    }

    @Override
    boolean one(RowmqManagement management, long position) throws Exception {
        return management.messages().moveOne(source, position, to);
    }

    @Override
    String done() {
        return "moved to " + to;
    }
}
