package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.Source;
import io.rowmq.cli.internal.opening.Target;
import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Output;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.console.ConsoleOptions;
import io.rowmq.console.RowmqConsole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the web console. */
@Command(
        name = "console",
        description = "Serve a web console until it is interrupted. Without users of RowMQ the address that is printed"
                + " lets one browser of this machine in; with users they log in there.")
final class ConsoleCommand implements Callable<Integer> {

    private static final String OWN = "Opened by itself: what other JVMs have in memory is seen with --jmx only";

    @Mixin
    private final Target target;

    @Mixin
    private final Output output;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "" + ConsoleOptions.DEFAULT_PORT,
            description = "Where to listen, 0 for any port that is free; ${DEFAULT-VALUE} if it is left out.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen; ${DEFAULT-VALUE}, this machine alone, if it is left out. Other addresses"
                    + " need users of RowMQ.")
    private String host = "";

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "A name by which browsers reach it, besides localhost and addresses. Can be given several"
                    + " times.")
    private List<String> hostNames = new ArrayList<>();

    @Option(names = "--read-only", description = "Refuse every change, whoever is logged in.")
    private boolean readOnly;

    ConsoleCommand(Terminal terminal) {
        this.target = new Target(terminal.environment());
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        try (Source source = target.source();
                RowmqConsole console = RowmqConsole.start(source::open, options())) {
            output.note("The console runs at " + console.address() + " until it is interrupted");
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        }
    }

    private ConsoleOptions options() throws WrongUseException {
        try {
            return ConsoleOptions.defaults()
                    .withHost(host)
                    .withPort(port)
                    .withHostNames(hostNames)
                    .withReadOnly(readOnly)
                    .withNote(target.remote() ? "" : OWN)
                    .withAnnouncement(address -> output.line(address.toString()));
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(e.getMessage());
        }
    }
}
