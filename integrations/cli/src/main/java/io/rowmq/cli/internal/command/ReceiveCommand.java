package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Receives messages. */
@Command(
        name = "receive",
        description = "Take messages out of a queue and print them, with --json as export does. They are gone then.")
final class ReceiveCommand extends Managing {

    private static final long MOST_AT_ONCE = 1_000;

    @Parameters(index = "0", paramLabel = "QUEUE", description = "A queue.")
    private String source = "";

    @Option(
            names = {"-s", "--selector"},
            paramLabel = "SELECTOR",
            description = "Only messages that a JMS selector takes.")
    private @Nullable String selector;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            defaultValue = "1",
            description = "So many at most; ${DEFAULT-VALUE} if it is left out.")
    private int count;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Wait so long for each; not at all if it is left out.")
    private long wait;

    ReceiveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        Least.of("--count", count, 1);
        Least.of("--wait", wait, 0, Least.LONGEST_WAIT);
        int received = 0;
        RowmqMessage next = next(management);
        while (next != null) {
            Printing.message(next, output);
            received++;
            next = received < count ? next(management) : null;
        }
        if (received == 0) {
            output.note("There was nothing to receive from " + source);
        }
        return received == 0 ? ExitCode.NOTHING : ExitCode.DONE;
    }

    /** Waits in steps, so that no call over JMX takes long. */
    private @Nullable RowmqMessage next(RowmqManagement management) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            long step = Math.max(0, Math.min(left, MOST_AT_ONCE));
            RowmqMessage message = management.messages().receive(source, selector, step);
            if (message != null || left <= 0) {
                return message;
            }
        }
    }
}
