package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the JVMs that share the database. */
@Command(name = "nodes", description = "List the JVMs that share the database, and how much they have claimed.")
final class NodesCommand extends Managing {

    private static final Table<RowmqNode> TABLE = new Table<RowmqNode>()
            .column("ID", RowmqNode::id)
            .column("NAME", RowmqNode::name)
            .column("STATE", RowmqNode::state)
            .column("LEASE LEFT MS", RowmqNode::leaseLeftMillis)
            .column("CLAIMED", RowmqNode::claimed)
            .column("", node -> node.self() ? "the JVM that was asked" : "");

    @Option(names = "--all", description = "Also those that have ended in the last hour and left nothing.")
    private boolean all;

    NodesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        List<RowmqNode> nodes = management.nodes().list();
        List<RowmqNode> shown = nodes.stream()
                .filter(node -> all || node.state() != RowmqNode.State.DEAD || node.claimed() > 0)
                .toList();
        output.rows(TABLE, shown);
        if (nodes.isEmpty() && !output.json()) {
            output.note("One JVM has the database to itself");
        } else if (shown.size() < nodes.size() && !output.json()) {
            output.note((nodes.size() - shown.size()) + " that ended in the last hour: --all");
        }
        return ExitCode.DONE;
    }
}
