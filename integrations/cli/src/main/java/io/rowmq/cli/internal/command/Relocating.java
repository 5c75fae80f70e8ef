package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Progress;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqOperation;
import jakarta.jms.JMSException;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that does something with one or many messages, and waits until that is done. */
abstract class Relocating extends Managing {

    private static final long LOOK_MILLIS = 500;

    @Mixin
    final Range range = new Range();

    @Option(names = "--no-wait", description = "With --jmx: return at once; rowmq operations shows how far it is.")
    private boolean noWait;

    Relocating(Terminal terminal) {
        super(terminal);
    }

    /** Begins it; the number of the operation. */
    abstract long many(RowmqManagement management, String selector) throws Exception;

    /** Does it with one message; whether that was possible. */
    abstract boolean one(RowmqManagement management, long position) throws Exception;

    /** What it does, for people: moved, copied. */
    abstract String done();

    @Override
    int run(RowmqManagement management) throws Exception {
        Long position = range.position();
        if (position != null) {
            boolean possible = one(management, position);
            output.say(
                    possible
                            ? "1 message " + done()
                            : "The message at position " + position + " was not " + done()
                                    + ": it is not there any more, is in a consumer's hands, or has no place to go");
            return possible ? ExitCode.DONE : ExitCode.PARTLY;
        }
        if (noWait && !target.remote()) {
            throw new WrongUseException("--no-wait needs --jmx: what this JVM does ends with it");
        }
        long operation = many(management, range.selector());
        return noWait ? begun(management, operation) : ended(management, operation);
    }

    private int begun(RowmqManagement management, long operation) throws JMSException {
        output.say("Operation " + operation + " has begun");
        if (output.json()) {
            output.object(management.operations().show(operation));
        }
        return ExitCode.DONE;
    }

    private int ended(RowmqManagement management, long operation) throws JMSException {
        RowmqOperation status = management.operations().show(operation);
        try (Progress progress = new Progress(output.terminal(), status.what().toLowerCase(Locale.ROOT))) {
            while (status.ended() == null) {
                status = management.operations().await(operation, LOOK_MILLIS);
                progress.at(status.examined(), status.total());
            }
        }
        if (output.json()) {
            output.object(status);
        }
        output.say(Words.count(status.done(), "message") + " " + done()
                + (status.skipped() == 0
                        ? ""
                        : ", " + status.skipped() + " skipped: in a consumer's hands, or without a place to go"));
        if (status.error() != null) {
            output.note("rowmq: it ended before all was done: " + status.error());
        }
        return switch (status.state()) {
            case DONE -> status.skipped() == 0 ? ExitCode.DONE : ExitCode.PARTLY;
            case RUNNING, CANCELLED -> ExitCode.PARTLY;
            case FAILED -> status.done() == 0 ? ExitCode.FAILED : ExitCode.PARTLY;
        };
    }
}
