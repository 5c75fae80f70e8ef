package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is set for single destinations. */
@Command(
        name = "settings",
        description = "List and change what is set for single destinations.",
        subcommands = {
            SettingsCommand.Listing.class,
            SettingsCommand.Getting.class,
            SettingsCommand.Setting.class,
            SettingsCommand.Unsetting.class
        })
final class SettingsCommand extends Group {

    /** Lists them. */
    @Command(name = "list", description = "List all settings.")
    static final class Listing extends Managing {

        private static final Table<RowmqSetting> TABLE = new Table<RowmqSetting>()
                .column("PATTERN", RowmqSetting::pattern)
                .column("NAME", RowmqSetting::name)
                .column("VALUE", RowmqSetting::value);

        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            output.rows(TABLE, management.settings().list());
            return ExitCode.DONE;
        }
    }

    /** What holds. */
    @Command(name = "get", description = "Show what holds for a destination, whether it is set or not.")
    static final class Getting extends Managing {

        @Parameters(index = "0", paramLabel = "DESTINATION", description = "Which.")
        private String destination = "";

        Getting(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            output.one(management.settings().effective(destination));
            return ExitCode.DONE;
        }
    }

    /** Something about one of them. */
    abstract static class Changing extends Managing {

        @Parameters(
                index = "0",
                paramLabel = "PATTERN",
                description = "For which destinations, for example queue://orders or invoices.*.")
        String pattern = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "For example maxDeliveries.")
        String name = "";

        Changing(Terminal terminal) {
            super(terminal);
        }
    }

    /** Sets one. */
    @Command(name = "set", description = "Set something for the destinations that match a pattern.")
    static final class Setting extends Changing {

        @Parameters(index = "2", paramLabel = "VALUE", description = "The value.")
        private String value = "";

        Setting(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.settings().set(pattern, name, value);
            output.say(name + "=" + value + " holds for " + pattern);
            return ExitCode.DONE;
        }
    }

    /** Takes one back. */
    @Command(name = "unset", description = "Take a setting back.")
    static final class Unsetting extends Changing {

        Unsetting(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.settings().unset(pattern, name);
            output.say(name + " is not set for " + pattern + " any more");
            return ExitCode.DONE;
        }
    }
}
