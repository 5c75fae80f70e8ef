package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a subscription. */
@Command(name = "unsubscribe", description = "End a durable subscription, and delete what waits in it.")
final class UnsubscribeCommand extends Managing {

    @Parameters(index = "0", paramLabel = "ID", description = "Which, by the number that subscriptions shows.")
    private long id;

    UnsubscribeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        management.subscriptions().unsubscribe(id);
        output.say("Subscription " + id + " has ended");
        return ExitCode.DONE;
    }
}
