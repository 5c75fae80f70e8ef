package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqManagement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists destinations. */
@Command(name = "list", description = "List queues and topics.")
final class ListCommand extends Managing {

    private static final Table<RowmqDestination> TABLE = new Table<RowmqDestination>()
            .column("NAME", RowmqDestination::name)
            .column("READY", RowmqDestination::ready)
            .column("IN HAND", RowmqDestination::inHand)
            .column("DELAYED", RowmqDestination::delayed)
            .column("CONSUMERS", RowmqDestination::consumers)
            .column("IN/S", RowmqDestination::arrivedPerSecond)
            .column("OUT/S", RowmqDestination::settledPerSecond)
            .column("NEXT SENT", RowmqDestination::next)
            .column("", ListCommand::marks);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Which, for example orders.* or topic://**; all if it is left out.")
    private @Nullable String pattern;

    @Mixin
    private final Part part = new Part();

    ListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        List<RowmqDestination> shown = management.destinations().list(pattern, part.offset(), part.limit());
        int all = management.destinations().count(pattern);
        output.rows(TABLE, shown);
        if (shown.size() < all && !output.json()) {
            output.note("These are " + shown.size() + " of " + all + "; --offset and --limit show others");
        }
        return ExitCode.DONE;
    }

    private static String marks(RowmqDestination destination) {
        String kind = destination.temporary() ? "temporary" : destination.deadLetters() ? "dead letters" : "";
        return destination.paused() ? (kind.isEmpty() ? "paused" : kind + ", paused") : kind;
    }
}
