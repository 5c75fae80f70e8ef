package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.doctor.Finding;
import io.rowmq.cli.internal.doctor.ManagementExamination;
import io.rowmq.cli.internal.doctor.MariadbExamination;
import io.rowmq.cli.internal.doctor.PostgresqlExamination;
import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Looks for what may be wrong. */
@Command(
        name = "doctor",
        description =
                "Look at the database, its durability and housekeeping, clocks, dead letters, pauses and settings,"
                        + " and say what to do.")
final class DoctorCommand extends Managing {

    private static final Table<Finding> TABLE = new Table<Finding>()
            .column("STATE", Finding::state)
            .column("WHAT", Finding::what)
            .column("FOUND", Finding::found);

    DoctorCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        List<Finding> findings = new ArrayList<>(new ManagementExamination(management).findings());
        findings.addAll(
                switch (target.kind()) {
                    case "postgresql" -> onPostgresql();
                    case "mariadb" -> onMariadb();
                    default -> List.of();
                });
        output.rows(TABLE, findings);
        for (Finding finding : findings) {
            if (!finding.remedy().isEmpty()) {
                output.say("");
                output.say(finding.what() + ": " + finding.remedy());
            }
        }
        return findings.stream()
                .map(Finding::state)
                .max(Enum::compareTo)
                .map(worst -> switch (worst) {
                    case OK -> ExitCode.DONE;
                    case LOOK -> ExitCode.WARNING;
                    case WRONG -> ExitCode.FAILED;
                })
                .orElse(ExitCode.DONE);
    }

    private List<Finding> onPostgresql() throws SQLException, WrongUseException {
        try (Connection connection = target.jdbc()) {
            return new PostgresqlExamination(connection, target.tablePrefix()).findings();
        }
    }

    private List<Finding> onMariadb() throws SQLException, WrongUseException {
        try (Connection connection = target.jdbc()) {
            return new MariadbExamination(connection).findings();
        }
    }
}
