package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Progress;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends messages from a file. */
@Command(
        name = "import",
        description = "Send the messages of a file that export has written. If it is interrupted, the same command with"
                + " --resume goes on, and sends none twice.")
final class ImportCommand extends Managing {

    /** How often it is noted how far it is; what is sent again after that is known by its identifier. */
    private static final int STEP = 100;

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "A queue or topic://NAME, created if it does not exist.")
    private String to = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "What to send; FILE.state remembers how far it is.")
    private Path file = Path.of("");

    @Option(names = "--resume", description = "Go on where the same command was interrupted.")
    private boolean resume;

    ImportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        if (!Files.isReadable(file)) {
            throw new WrongUseException("There is no file " + file + " that can be read");
        }
        TransferState state = TransferState.begin(file, "import to " + to, resume);
        long size = Files.size(file);
        state.save();
        long bytes = 0;
        long line = 0;
        try (BufferedReader lines = Files.newBufferedReader(file);
                Progress progress = new Progress(output.terminal(), "import (bytes)")) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                bytes += text.length() + 1;
                if (++line <= state.offset()) {
                    continue;
                }
                if (!text.isBlank()) {
                    send(management, text, state);
                }
                state = state.next(line, state.messages() + (text.isBlank() ? 0 : 1), null);
                if (line % STEP == 0) {
                    state.save();
                    progress.at(bytes, size);
                }
            }
        } catch (JMSException | IOException failure) {
            state.save();
            throw failure;
        }
        state.end();
        output.say(Words.count(state.messages(), "message") + " imported to " + to);
        return ExitCode.DONE;
    }

    private void send(RowmqManagement management, String line, TransferState state) throws JMSException {
        long number = state.messages() + 1;
        try {
            management.messages().send(to, ImportedMessage.text(line, state.run() + "-" + number));
        } catch (JMSException failure) {
            JMSException told = new JMSException(
                    "Message " + number + " of " + file + " was not sent, those before it were: " + failure.getMessage()
                            + "; --resume goes on with it",
                    failure.getErrorCode());
            told.initCause(failure);
            throw told;
        }
    }
}
