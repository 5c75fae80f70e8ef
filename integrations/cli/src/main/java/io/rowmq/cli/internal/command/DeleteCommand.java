package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a destination. */
@Command(name = "delete", description = "Delete a destination that nobody uses, and all its messages.")
final class DeleteCommand extends Managing {

    @Parameters(index = "0", paramLabel = "DESTINATION", description = "queue://NAME, topic://NAME, or a queue's name.")
    private String destination = "";

    @Option(names = "--yes", description = "Delete it although messages are in it.")
    private boolean yes;

    DeleteCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        RowmqDestination found = management.destinations().show(destination);
        long held = found.ready() + found.delayed();
        if (held > 0 && !yes) {
            throw new WrongUseException(
                    found.name() + " has " + held + " messages, which would be deleted with it; say --yes to do so");
        }
        management.destinations().delete(destination);
        output.say(found.name() + " is deleted");
        return ExitCode.DONE;
    }
}
