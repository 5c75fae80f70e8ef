package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Pauses a destination. */
@Command(name = "pause", description = "Let a queue, or all subscriptions of a topic, look empty until it is resumed.")
final class PauseCommand extends Managing {

    @Parameters(index = "0", paramLabel = "DESTINATION", description = "queue://NAME, topic://NAME, or a queue's name.")
    private String destination = "";

    PauseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        management.destinations().pause(destination);
        output.say(destination + " is paused");
        return ExitCode.DONE;
    }
}
