package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqConnection;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;

/** Lists connections. */
@Command(name = "connections", description = "List the connections of the JVM, and what their consumers receive from.")
final class ConnectionsCommand extends Managing {

    private static final Table<RowmqConnection> TABLE = new Table<RowmqConnection>()
            .column("ID", RowmqConnection::id)
            .column("CLIENT ID", RowmqConnection::clientId)
            .column("USER", RowmqConnection::user)
            .column("SINCE", RowmqConnection::since)
            .column("STARTED", RowmqConnection::started)
            .column("SESSIONS", connection -> connection.sessions().size())
            .column("RECEIVES FROM", ConnectionsCommand::sources);

    ConnectionsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        output.rows(TABLE, management.connections().list());
        return ExitCode.DONE;
    }

    private static String sources(RowmqConnection connection) {
        return String.join(
                ", ",
                connection.sessions().stream()
                        .flatMap(session -> session.consumers().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
