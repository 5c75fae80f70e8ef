package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqBranch;
import io.rowmq.management.RowmqManagement;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Branches of global transactions that are in doubt. */
@Command(
        name = "branches",
        description = "List, commit or roll back branches of global transactions that are in doubt.",
        subcommands = {
            BranchesCommand.Listing.class,
            BranchesCommand.Committing.class,
            BranchesCommand.RollingBack.class,
            BranchesCommand.Forgetting.class
        })
final class BranchesCommand extends Group {

    /** Lists them. */
    @Command(name = "list", description = "List the branches that are in doubt.")
    static final class Listing extends Managing {

        private static final Table<RowmqBranch> TABLE = new Table<RowmqBranch>()
                .column("ID", RowmqBranch::id)
                .column("STATE", RowmqBranch::state)
                .column("SINCE", RowmqBranch::since)
                .column("HOLDS", Listing::work);

        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            output.rows(TABLE, management.branches().list());
            return ExitCode.DONE;
        }

        private static String work(RowmqBranch branch) {
            return branch.work().stream()
                    .map(work -> work.destination() + ": " + work.sent() + " sent, " + work.received() + " received")
                    .collect(Collectors.joining("; "));
        }
    }

    /** Does something with one of them. */
    abstract static class Deciding extends Managing {

        @Parameters(index = "0", paramLabel = "ID", description = "Which, as list shows it.")
        String id = "";

        Deciding(Terminal terminal) {
            super(terminal);
        }
    }

    /** Commits one. */
    @Command(name = "commit", description = "Commit a prepared branch in place of its transaction manager.")
    static final class Committing extends Deciding {

        Committing(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.branches().commit(id);
            output.say("Branch " + id + " is committed; it is remembered until its transaction manager has been told");
            return ExitCode.DONE;
        }
    }

    /** Rolls one back. */
    @Command(name = "rollback", description = "Roll a prepared branch back in place of its transaction manager.")
    static final class RollingBack extends Deciding {

        RollingBack(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.branches().rollback(id);
            output.say(
                    "Branch " + id + " is rolled back; it is remembered until its transaction manager has been told");
            return ExitCode.DONE;
        }
    }

    /** Forgets one. */
    @Command(name = "forget", description = "Forget a branch that an operator has finished.")
    static final class Forgetting extends Deciding {

        Forgetting(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.branches().forget(id);
            output.say("Branch " + id + " is forgotten");
            return ExitCode.DONE;
        }
    }
}
