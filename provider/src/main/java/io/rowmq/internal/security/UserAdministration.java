package io.rowmq.internal.security;

import io.rowmq.management.RowmqUser;
import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Declaration.DeleteRole;
import io.rowmq.spi.Declaration.DeleteUser;
import io.rowmq.spi.Declaration.PutRole;
import io.rowmq.spi.Declaration.PutUser;
import io.rowmq.spi.UserRow;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One administrator at work. As long as there are users, one of them with a password stays an administrator. */
final class UserAdministration implements RowmqUsers {

    private static final int LONGEST_NAME = 200;

    private final UserDirectory directory;
    private volatile @Nullable String administrator;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    UserAdministration(UserDirectory directory, @Nullable String administrator, Runnable onClose) {
        this.directory = directory;
        this.administrator = administrator;
        this.onClose = onClose;
    }

    @Override
    public List<RowmqUser> list() throws JMSException {
        checkOpen();
        UserTable users = directory.current();
        directory.requireAdministrator(users, administrator);
        return users.accounts().stream()
                .map(Account::row)
                .sorted(Comparator.comparing(UserRow::name))
                .map(row -> new RowmqUser(row.name(), row.roles()))
                .toList();
    }

    @Override
    public void add(String name, String password, Role... roles) throws JMSException {
        requireName(name);
        String hash = hash(name, password);
        UserTable before = change(users -> {
            if (users.find(name) != null) {
                throw failure("There is a user '" + name + "' already; use setPassword, grant and revoke to change"
                        + " what there is");
            }
            List<Declaration> declarations = new ArrayList<>();
            declarations.add(new PutUser(name, hash));
            merged(roles).forEach(role -> declarations.add(new PutRole(name, role)));
            return declarations;
        });
        if (before.open()) {
            administrator = name;
        }
    }

    @Override
    public void setPassword(String name, String password) throws JMSException {
        String hash = hash(name, password);
        change(users -> {
            if (find(users, name).passwordHash() == null) {
                throw failure("'" + name + "' stands for connections without a name and has no password");
            }
            return List.of(new PutUser(name, hash));
        });
    }

    @Override
    public void grant(String name, String pattern, Right... rights) throws JMSException {
        Role wanted = Role.of(pattern, rights);
        change(users -> {
            List<Role> both = new ArrayList<>(find(users, name).roles());
            both.add(wanted);
            return merged(both.toArray(Role[]::new)).stream()
                    .filter(role -> role.pattern().equals(pattern))
                    .<Declaration>map(role -> new PutRole(name, role))
                    .toList();
        });
    }

    @Override
    public void revoke(String name, String pattern) throws JMSException {
        change(users -> {
            UserRow row = find(users, name);
            if (row.roles().stream().noneMatch(role -> role.pattern().equals(pattern))) {
                throw failure(
                        "The user '" + name + "' has no role for '" + pattern + "'; the roles are " + row.roles());
            }
            return List.of(new DeleteRole(name, pattern));
        });
    }

    @Override
    public void delete(String name) throws JMSException {
        change(users -> {
            find(users, name);
            return List.of(new DeleteUser(name));
        });
    }

    @Override
    public void allowAnonymous(Role... roles) throws JMSException {
        if (roles.length == 0) {
            throw failure("Connections without a name could do nothing without a role; name at least one, or use"
                    + " denyAnonymous");
        }
        change(users -> {
            if (users.open()) {
                throw failure("There are no users, so everybody is let in anyway; add an administrator first");
            }
            List<Declaration> declarations = new ArrayList<>();
            declarations.add(new DeleteUser(ANONYMOUS));
            declarations.add(new PutUser(ANONYMOUS, null));
            merged(roles).forEach(role -> declarations.add(new PutRole(ANONYMOUS, role)));
            return declarations;
        });
    }

    @Override
    public void denyAnonymous() throws JMSException {
        change(users -> users.anonymous() == null ? List.of() : List.of(new DeleteUser(ANONYMOUS)));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }

    private void checkOpen() throws JMSException {
        if (closed.get()) {
            throw new IllegalStateException(
                    "This RowmqUsers has been closed; ask the connection factory for another", "ROWMQ-CLOSED");
        }
    }

    /** Returns the users as they were before. */
    private UserTable change(UserDirectory.Change change) throws JMSException {
        checkOpen();
        return directory.change(users -> {
            directory.requireAdministrator(users, administrator);
            List<Declaration> declarations = change.decide(users);
            requireAdministratorAfter(users, declarations);
            return declarations;
        });
    }

    /** Who has locked everybody out, administrators included, could only go on with SQL. */
    private static void requireAdministratorAfter(UserTable users, List<Declaration> declarations) throws JMSException {
        Map<String, UserRow> rows = new LinkedHashMap<>();
        users.accounts().forEach(account -> rows.put(account.row().name(), account.row()));
        declarations.forEach(declaration -> Declared.apply(rows, declaration));
        if (!rows.isEmpty() && rows.values().stream().noneMatch(UserAdministration::administrates)) {
            throw failure("No administrator would be left who could change anything: at least one user with a password"
                    + " needs the right MANAGE on the pattern **, as Role.everything() has it");
        }
    }

    private static boolean administrates(UserRow row) {
        return row.passwordHash() != null && row.roles().stream().anyMatch(Role::administers);
    }

    /** One role for each pattern. */
    private static List<Role> merged(Role... roles) {
        Map<String, Set<Right>> rights = new LinkedHashMap<>();
        for (Role role : roles) {
            rights.computeIfAbsent(role.pattern(), any -> EnumSet.noneOf(Right.class))
                    .addAll(role.rights());
        }
        return rights.entrySet().stream()
                .map(entry -> new Role(entry.getKey(), entry.getValue()))
                .toList();
    }

    private UserRow find(UserTable users, String name) throws JMSException {
        Account account = users.find(name);
        if (account == null) {
            throw failure("There is no user '" + name + "' in " + directory.place() + "; the users are "
                    + users.accounts().stream()
                            .map(any -> any.row().name())
                            .sorted()
                            .toList());
        }
        return account.row();
    }

    private String hash(String name, @Nullable String password) throws JMSException {
        if (password == null || password.isEmpty()) {
            throw failure("The password of the user '" + name + "' must have at least one character");
        }
        return directory.hash(password);
    }

    private static void requireName(@Nullable String name) throws JMSException {
        if (name == null
                || name.isBlank()
                || !name.equals(name.strip())
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw failure("'" + name + "' cannot be the name of a user: it has 1 to " + LONGEST_NAME
                    + " characters, no control characters, and no space at its ends");
        }
        if (name.equals(ANONYMOUS)) {
            throw failure("'" + name + "' stands for connections without a name; use allowAnonymous");
        }
    }

    private static JMSException failure(String message) {
        return new JMSException(message, "ROWMQ-USER");
    }
}
