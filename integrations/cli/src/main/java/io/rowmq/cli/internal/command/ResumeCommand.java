package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Resumes a destination. */
@Command(name = "resume", description = "End a pause.")
final class ResumeCommand extends Managing {

    @Parameters(index = "0", paramLabel = "DESTINATION", description = "queue://NAME, topic://NAME, or a queue's name.")
    private String destination = "";

    ResumeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        management.destinations().resume(destination);
        output.say(destination + " is resumed");
        return ExitCode.DONE;
    }
}
