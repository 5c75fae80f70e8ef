package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line with all its commands. */
@Command(
        name = "rowmq",
        description =
                "Looks after queues that are tables: in a database that it opens (--url), or in a JVM that has the"
                        + " database open (--jmx).",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = RowmqCommand.Version.class,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            BrowseCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            MoveCommand.class,
            CopyCommand.class,
            RetryCommand.class,
            PurgeCommand.class,
            CreateCommand.class,
            DeleteCommand.class,
            ArchivesCommand.class,
            ReplayCommand.class,
            SubscriptionsCommand.class,
            UnsubscribeCommand.class,
            ConnectionsCommand.class,
            NodesCommand.class,
            OperationsCommand.class,
            SettingsCommand.class,
            BranchesCommand.class,
            UsersCommand.class,
            SendCommand.class,
            ReceiveCommand.class,
            TailCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            SchemaCommand.class,
            HealthCommand.class,
            DoctorCommand.class,
            ConsoleCommand.class,
            BenchCommand.class,
            JvmsCommand.class,
            CompletionCommand.class
        })
public final class RowmqCommand extends Group {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the whole stack of a failure, and what RowMQ logs.")
    private boolean verbose;

    RowmqCommand() {}

    boolean verbose() {
        return verbose;
    }

    /** The version, from the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RowmqCommand.class.getPackage().getImplementationVersion();
            return new String[] {"rowmq " + (version == null ? "(not from a jar)" : version)};
        }
    }

    /** Does what the arguments say; the exit code. */
    public static int run(Terminal terminal, String... args) {
        RowmqCommand root = new RowmqCommand();
        CommandLine line = new CommandLine(root, new Making(terminal));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setExecutionExceptionHandler(new Failures(terminal, root));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(ExitCode.LIST));
        return line.execute(args);
    }

    /** Makes commands, which want to know where to write. */
    private record Making(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {Terminal.class}))
                    .findFirst()
                    .orElse(null);
            if (constructor == null) {
                return CommandLine.defaultFactory().create(type);
            }
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(terminal));
        }
    }
}
