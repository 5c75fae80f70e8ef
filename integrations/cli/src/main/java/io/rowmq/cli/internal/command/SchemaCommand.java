package io.rowmq.cli.internal.command;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.cli.internal.opening.Target;
import io.rowmq.cli.internal.output.Output;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqHealthReport;
import io.rowmq.management.RowmqManagement;
import io.rowmq.store.jdbc.JdbcSchema;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** RowMQ's tables. */
@Command(
        name = "schema",
        description = "Print, verify, create or upgrade RowMQ's tables.",
        subcommands = {SchemaCommand.Print.class, SchemaCommand.Verify.class, SchemaCommand.Upgrade.class})
final class SchemaCommand extends Group {

    private static final String DEFAULT_PREFIX = "rowmq_";

    /** Prints the SQL. */
    @Command(name = "print", description = "Print the SQL that creates or upgrades the tables.")
    static final class Print implements Callable<Integer> {

        @Mixin
        private final Output output;

        @Parameters(index = "0", paramLabel = "DATABASE", description = "h2, derby, postgresql or mariadb.")
        private String database = "";

        @Option(
                names = "--from",
                paramLabel = "VERSION",
                defaultValue = "0",
                description = "The version that is there; 0 for none.")
        private int from;

        @Option(names = "--schema", paramLabel = "NAME", description = "The database schema for the tables.")
        private @Nullable String schema;

        @Option(
                names = "--table-prefix",
                paramLabel = "PREFIX",
                defaultValue = DEFAULT_PREFIX,
                description = "How the names of the tables begin; ${DEFAULT-VALUE} if it is left out.")
        private String prefix = DEFAULT_PREFIX;

        Print(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            output.line(JdbcSchema.script(database, schema, prefix, from).stripTrailing());
            return ExitCode.DONE;
        }
    }

    /** What creating and looking have in common. */
    abstract static class Looking implements Callable<Integer> {

        @Mixin
        final Target target;

        @Mixin
        private final Output output;

        Looking(Terminal terminal) {
            this.target = new Target(terminal.environment());
            this.output = new Output(terminal);
        }

        abstract RowmqConnectionFactory factory() throws Exception;

        @Override
        public Integer call() throws Exception {
            try (RowmqConnectionFactory factory = factory();
                    RowmqManagement management = factory.management()) {
                RowmqHealthReport report = management.health().check();
                output.say(report.database() + " has the tables of schema version " + report.schemaVersion());
                if (output.json()) {
                    output.object(Map.of("database", report.database(), "schemaVersion", report.schemaVersion()));
                }
            }
            return ExitCode.DONE;
        }
    }

    /** Looks at the tables. */
    @Command(name = "verify", description = "See whether the tables are there, complete and of this version.")
    static final class Verify extends Looking {

        Verify(Terminal terminal) {
            super(terminal);
        }

        @Override
        RowmqConnectionFactory factory() throws Exception {
            return target.factory("schema verify");
        }
    }

    /** Creates or upgrades the tables. */
    @Command(name = "upgrade", description = "Create the tables, or bring them to this version.")
    static final class Upgrade extends Looking {

        Upgrade(Terminal terminal) {
            super(terminal);
        }

        @Override
        RowmqConnectionFactory factory() throws Exception {
            return target.creatingFactory();
        }
    }
}
