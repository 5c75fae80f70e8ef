package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqHealthReport;
import io.rowmq.management.RowmqManagement;
import picocli.CommandLine.Command;

/** Shows whether everything is in order. */
@Command(
        name = "health",
        description = "Show whether the database answers, messages wait in the outbox, branches are in doubt.")
final class HealthCommand extends Managing {

    private static final Table<RowmqHealthReport.Check> TABLE = new Table<RowmqHealthReport.Check>()
            .column("CHECK", RowmqHealthReport.Check::name)
            .column("STATE", RowmqHealthReport.Check::state)
            .column("DETAIL", RowmqHealthReport.Check::detail);

    HealthCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        RowmqHealthReport report = management.health().check();
        if (output.json()) {
            output.object(report);
        } else {
            output.say(report.database() + ", schema version " + report.schemaVersion()
                    + (report.shared() ? ", shared by JVMs" : ""));
            output.rows(TABLE, report.checks());
        }
        return switch (report.state()) {
            case UP -> ExitCode.DONE;
            case WARNING -> ExitCode.WARNING;
            case DOWN -> ExitCode.FAILED;
        };
    }
}
