package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqManagement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(names = "--offset", paramLabel = "N", description = "Leave so many out at the start.")
    private int offset;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "200",
            description = "Show so many at most; ${DEFAULT-VALUE} if it is left out.")
    private int limit;

    ListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        List<RowmqDestination> part = management.destinations().list(pattern, offset, limit);
        int all = management.destinations().count(pattern);
        output.rows(TABLE, part);
        if (part.size() < all && !output.json()) {
            output.note("These are " + part.size() + " of " + all + "; --offset and --limit show others");
        }
        return ExitCode.DONE;
    }

    private static String marks(RowmqDestination destination) {
        String kind = destination.temporary() ? "temporary" : destination.deadLetters() ? "dead letters" : "";
        return destination.paused() ? (kind.isEmpty() ? "paused" : kind + ", paused") : kind;
    }
}
