package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is being done with many messages. */
@Command(
        name = "operations",
        description = "With --jmx: show what is being done with many messages, and what was done last.")
final class OperationsCommand extends Managing {

    private static final Table<RowmqOperation> TABLE = new Table<RowmqOperation>()
            .column("ID", RowmqOperation::id)
            .column("WHAT", RowmqOperation::what)
            .column("SOURCE", RowmqOperation::source)
            .column("TARGET", RowmqOperation::target)
            .column("STATE", RowmqOperation::state)
            .column("LOOKED AT", operation -> operation.examined() + " of " + operation.total())
            .column("DONE", RowmqOperation::done)
            .column("SKIPPED", RowmqOperation::skipped)
            .column("BEGUN", RowmqOperation::begun)
            .column("ERROR", RowmqOperation::error);

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Only this one.")
    private @Nullable Long id;

    @Option(names = "--cancel", description = "End it after its present step. What is done stays done.")
    private boolean cancel;

    OperationsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        if (id == null && cancel) {
            throw new WrongUseException("Which operation is to be cancelled? rowmq operations ID --cancel");
        }
        output.rows(
                TABLE,
                id == null
                        ? management.operations().list()
                        : List.of(
                                cancel
                                        ? management.operations().cancel(id)
                                        : management.operations().show(id)));
        return ExitCode.DONE;
    }
}
