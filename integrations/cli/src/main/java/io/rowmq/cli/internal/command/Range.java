package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which messages are meant; all are meant only if that is said. */
final class Range {

    @ArgGroup(multiplicity = "1")
    @Nullable Choice choice;

    static final class Choice {
        @Option(names = "--all", description = "All messages.")
        boolean all;

        @Option(
                names = {"-s", "--selector"},
                paramLabel = "SELECTOR",
                description = "Messages that a JMS selector takes, for example \"JMSPriority > 4\".")
        @Nullable String selector;

        @Option(
                names = {"-p", "--position"},
                paramLabel = "POSITION",
                description = "One message, by the position that browse shows.")
        @Nullable Long position;
    }

    private Choice choice() throws WrongUseException {
        if (choice == null) {
            throw new WrongUseException("Which messages? --all, --selector SELECTOR or --position POSITION");
        }
        return choice;
    }

    @Nullable String selector() throws WrongUseException {
        return choice().selector;
    }

    @Nullable Long position() throws WrongUseException {
        return choice().position;
    }
}
