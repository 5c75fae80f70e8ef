package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Output;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.RowmqMessage;

/** How messages are printed one after the other. */
final class Printing {

    private Printing() {}

    /** The text of a message, or what else it has; with {@code --json} the message as it is exported. */
    static void message(RowmqMessage message, Output output) {
        String text = message.text();
        if (output.json()) {
            output.line(message.json());
        } else {
            output.line(text != null ? text : message.bodyType() + " " + Words.size(message.bodySize()));
        }
    }
}
