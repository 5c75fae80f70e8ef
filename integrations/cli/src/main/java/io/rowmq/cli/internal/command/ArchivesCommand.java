package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.cli.internal.output.Words;
import io.rowmq.management.RowmqArchive;
import io.rowmq.management.RowmqManagement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists archives. */
@Command(
        name = "archives",
        description = "List which consumed messages are kept: what the setting archiveFor asks for. browse, show, copy,"
                + " purge and export take archive://DESTINATION; replay sends them again.")
final class ArchivesCommand extends Managing {

    private static final Table<RowmqArchive> TABLE = new Table<RowmqArchive>()
            .column("DESTINATION", RowmqArchive::destination)
            .column("KEPT", RowmqArchive::messages)
            .column("AT MOST", RowmqArchive::limit)
            .column("FOR", archive -> archive.keptMillis() == 0 ? "not any more" : Words.span(archive.keptMillis()))
            .column("FIRST SENT", RowmqArchive::firstSent);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Of which destinations, for example orders.*; of all if it is left out.")
    private @Nullable String pattern;

    @Mixin
    private final Part part = new Part();

    ArchivesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        output.rows(TABLE, management.archives().list(pattern, part.offset(), part.limit()));
        return ExitCode.DONE;
    }
}
