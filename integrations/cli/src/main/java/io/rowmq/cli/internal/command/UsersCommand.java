package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqUser;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Users and what they may do. */
@Command(
        name = "users",
        description = "List and change users of RowMQ and what they may do.",
        subcommands = {
            UsersCommand.Listing.class,
            UsersCommand.Adding.class,
            UsersCommand.Passwording.class,
            UsersCommand.Granting.class,
            UsersCommand.Revoking.class,
            UsersCommand.Deleting.class
        })
final class UsersCommand extends Group {

    private static final String NEW_PASSWORD = "ROWMQ_NEW_PASSWORD";

    /** Lists them. */
    @Command(name = "list", description = "List all users.")
    static final class Listing extends Managing {

        private static final Table<RowmqUser> TABLE = new Table<RowmqUser>()
                .column("NAME", RowmqUser::name)
                .column("ADMINISTRATOR", RowmqUser::administrator)
                .column("MAY", Listing::roles);

        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            output.rows(TABLE, management.users().list());
            return ExitCode.DONE;
        }

        private static String roles(RowmqUser user) {
            return user.roles().stream()
                    .map(role -> role.pattern() + "="
                            + role.rights().stream().map(Right::name).sorted().collect(Collectors.joining(",")))
                    .collect(Collectors.joining(" "));
        }
    }

    /** Something about one of them. */
    abstract static class Changing extends Managing {

        @Parameters(index = "0", paramLabel = "NAME", description = "Which.")
        String name = "";

        Changing(Terminal terminal) {
            super(terminal);
        }
    }

    /** Something that gives a password. */
    abstract static class Secret extends Changing {

        @Option(
                names = "--new-password",
                arity = "0..1",
                interactive = true,
                paramLabel = "PASSWORD",
                description = "The password of this user; asked for without a value. Otherwise " + NEW_PASSWORD + ".")
        private @Nullable String password;

        Secret(Terminal terminal) {
            super(terminal);
        }

        String password() throws WrongUseException {
            String set = output.terminal().environment().get(NEW_PASSWORD);
            if (password == null && set == null) {
                throw new WrongUseException("Which password? --new-password asks for it, or set " + NEW_PASSWORD);
            }
            return password != null ? password : set;
        }
    }

    /** Adds one. */
    @Command(name = "add", description = "Add a user. The first has to be an administrator: --role \"**=ALL\"")
    static final class Adding extends Secret {

        @Option(
                names = "--role",
                paramLabel = "PATTERN=RIGHTS",
                description = "What the user may do: for example \"orders.*=SEND,CONSUME\", or \"**=ALL\"."
                        + " Can be given several times.")
        private List<String> roles = new ArrayList<>();

        Adding(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            List<Role> parsed = new ArrayList<>();
            for (String role : roles) {
                int equals = role.lastIndexOf('=');
                if (equals < 1) {
                    throw new WrongUseException("--role " + role + " is not PATTERN=RIGHTS, for example orders.*=SEND");
                }
                parsed.add(Role.of(role.substring(0, equals), rights(role.substring(equals + 1))));
            }
            management.users().add(name, password(), parsed.toArray(Role[]::new));
            output.say("The user " + name + " is added");
            return ExitCode.DONE;
        }
    }

    private static Right[] rights(String text) throws WrongUseException {
        if (text.equalsIgnoreCase("ALL")) {
            return Right.values();
        }
        List<Right> rights = new ArrayList<>();
        for (String word : text.split(",")) {
            rights.add(Arrays.stream(Right.values())
                    .filter(right -> right.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new WrongUseException(
                            "'" + word + "' is no right; there are " + Arrays.toString(Right.values()) + " and ALL")));
        }
        return rights.toArray(Right[]::new);
    }

    /** Gives another password. */
    @Command(name = "password", description = "Give a user another password.")
    static final class Passwording extends Secret {

        Passwording(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.users().setPassword(name, password());
            output.say("The user " + name + " has another password");
            return ExitCode.DONE;
        }
    }

    /** Gives rights. */
    @Command(name = "grant", description = "Give a user rights, besides those the user has.")
    static final class Granting extends Changing {

        @Parameters(index = "1", paramLabel = "PATTERN", description = "On which destinations, for example orders.*.")
        private String pattern = "";

        @Parameters(index = "2", paramLabel = "RIGHTS", description = "SEND, CONSUME, BROWSE, MANAGE; or ALL.")
        private String rights = "";

        Granting(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.users().grant(name, pattern, rights(rights));
            output.say("The user " + name + " has these rights on " + pattern);
            return ExitCode.DONE;
        }
    }

    /** Takes rights away. */
    @Command(name = "revoke", description = "Take from a user all rights on exactly this pattern.")
    static final class Revoking extends Changing {

        @Parameters(index = "1", paramLabel = "PATTERN", description = "As list shows it.")
        private String pattern = "";

        Revoking(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.users().revoke(name, pattern);
            output.say("The user " + name + " has no rights on " + pattern + " any more");
            return ExitCode.DONE;
        }
    }

    /** Deletes one. */
    @Command(name = "delete", description = "Delete a user.")
    static final class Deleting extends Changing {

        Deleting(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(RowmqManagement management) throws Exception {
            management.users().delete(name);
            output.say("The user " + name + " is deleted");
            return ExitCode.DONE;
        }
    }
}
