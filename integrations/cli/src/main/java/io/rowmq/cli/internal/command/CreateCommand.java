package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Creates a destination. */
@Command(name = "create", description = "Create a queue or topic, if it does not exist.")
final class CreateCommand extends Managing {

    @Parameters(index = "0", paramLabel = "DESTINATION", description = "queue://NAME, topic://NAME, or a queue's name.")
    private String destination = "";

    CreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        management.destinations().create(destination);
        output.say(destination + " exists");
        return ExitCode.DONE;
    }
}
