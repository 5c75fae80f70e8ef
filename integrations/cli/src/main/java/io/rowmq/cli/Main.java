package io.rowmq.cli;

import io.rowmq.cli.internal.command.RowmqCommand;
import io.rowmq.cli.internal.output.Nowhere;
import io.rowmq.cli.internal.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.LogManager;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /**
     * Does what the arguments say, and exits with a code that tells what came of it.
     *
     * @param args see {@code rowmq --help}
     */
    public static void main(String[] args) {
        if (!Arrays.asList(args).contains("--verbose")) {
            // what went wrong is said once, by the command
            quiet();
            Nowhere.takesTheLogOfDerby();
        }
        Terminal terminal = new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.in,
                System.console() != null,
                System.getenv());
        int code = RowmqCommand.run(terminal, args);
        terminal.out().flush();
        System.exit(code);
    }

    private static void quiet() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(".level=OFF".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory", e);
        }
    }
}
