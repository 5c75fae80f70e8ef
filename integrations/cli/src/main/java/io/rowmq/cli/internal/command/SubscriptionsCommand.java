package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqSubscription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists subscriptions. */
@Command(name = "subscriptions", description = "List the subscriptions of topics.")
final class SubscriptionsCommand extends Managing {

    private static final Table<RowmqSubscription> TABLE = new Table<RowmqSubscription>()
            .column("ID", RowmqSubscription::id)
            .column("TOPIC", RowmqSubscription::topic)
            .column("NAME", RowmqSubscription::name)
            .column("CLIENT ID", RowmqSubscription::clientId)
            .column("DURABLE", RowmqSubscription::durable)
            .column("SHARED", RowmqSubscription::shared)
            .column("CONSUMERS", RowmqSubscription::consumers)
            .column("READY", RowmqSubscription::ready)
            .column("IN HAND", RowmqSubscription::inHand)
            .column("DELAYED", RowmqSubscription::delayed)
            .column("SELECTOR", RowmqSubscription::selector);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Of which topics, for example news.*; of all if it is left out.")
    private @Nullable String pattern;

    @Mixin
    private final Part part = new Part();

    SubscriptionsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        output.rows(TABLE, management.subscriptions().list(pattern, part.offset(), part.limit()));
        return ExitCode.DONE;
    }
}
