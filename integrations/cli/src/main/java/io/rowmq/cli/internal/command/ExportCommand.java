package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Progress;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqArchive;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes messages to a file. */
@Command(
        name = "export",
        description =
                "Copy what waits in a queue or subscription, or what is in an archive, to a file, one message as JSON"
                        + " in each line. If it is interrupted, the same command with --resume goes on.")
final class ExportCommand extends Managing {

    private static final int PAGE = 500;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A queue, subscription://ID or archive://DESTINATION.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to; FILE.state remembers how far it is.")
    private Path file = Path.of("");

    @Option(
            names = {"-s", "--selector"},
            paramLabel = "SELECTOR",
            description = "Only messages that a JMS selector takes.")
    private @Nullable String selector;

    @Option(names = "--resume", description = "Go on where the same command was interrupted.")
    private boolean resume;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        String subject = "export of " + source + (selector == null ? "" : " where " + selector);
        TransferState state = TransferState.begin(file, subject, resume);
        if (!resume && Files.exists(file)) {
            throw new WrongUseException(file + " exists already; name another file, or delete it");
        }
        // what is not yet known, or was taken away by consumers meanwhile, makes this an estimate
        long total = total(management);
        long gone = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Progress progress = new Progress(output.terminal(), "export")) {
            out.truncate(state.offset()).position(state.offset());
            boolean more = true;
            while (more) {
                MessagePage page = management.messages().browse(source, selector, state.cursor(), PAGE);
                StringBuilder lines = new StringBuilder();
                long written = 0;
                for (RowmqMessage message : page.messages()) {
                    String line = line(management, message);
                    if (line == null) {
                        gone++;
                    } else {
                        lines.append(line).append('\n');
                        written++;
                    }
                }
                write(out, lines.toString());
                state = state.next(out.position(), state.messages() + written, page.cursor());
                state.save();
                progress.at(state.messages(), total);
                more = !page.end();
            }
        }
        state.end();
        output.say(Words.count(state.messages(), "message") + " exported to " + file
                + (gone == 0 ? "" : "; " + gone + " were received by others meanwhile"));
        return ExitCode.DONE;
    }

    private long total(RowmqManagement management) throws JMSException {
        if (source.startsWith("archive://")) {
            return management.archives().list(source.substring("archive://".length()), 0, 1).stream()
                    .mapToLong(RowmqArchive::messages)
                    .sum();
        }
        return source.startsWith("subscription://")
                ? 0
                : management.destinations().show(source).ready();
    }

    /** The message with its whole body; null if it has been received meanwhile. */
    private @Nullable String line(RowmqManagement management, RowmqMessage message) throws JMSException {
        if (message.complete()) {
            return message.json();
        }
        try {
            return management.messages().show(source, message.position()).json();
        } catch (JMSException failure) {
            if ("ROWMQ-NO-MESSAGE".equals(failure.getErrorCode())) {
                return null;
            }
            throw failure;
        }
    }

    private static void write(FileChannel out, String lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }
}
