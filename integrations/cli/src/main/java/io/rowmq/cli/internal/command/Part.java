package io.rowmq.cli.internal.command;

import picocli.CommandLine.Option;

/** Which part of a long list is shown. */
final class Part {

    @Option(names = "--offset", paramLabel = "N", description = "Leave so many out at the start.")
    private int offset;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "200",
            description = "Show so many at most; ${DEFAULT-VALUE} if it is left out.")
    private int limit;

    int offset() {
        return offset;
    }

    int limit() {
        return limit;
    }
}
