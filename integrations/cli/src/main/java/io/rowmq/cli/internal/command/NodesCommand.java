package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqNode;
import picocli.CommandLine.Command;

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

    NodesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        output.rows(TABLE, management.nodes().list());
        return ExitCode.DONE;
    }
}
