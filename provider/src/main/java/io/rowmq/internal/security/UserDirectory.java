package io.rowmq.internal.security;

import io.rowmq.management.RowmqUsers;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to a database (Jakarta Messaging 3.1, section 6.1.1) and do what. The users are read when it is
 * opened and changed through it. Where other JVMs may change them too they are read again when somebody asks and they
 * are older than {@value #REFRESH_MILLIS} ms.
 */
public final class UserDirectory {

    /** How old what is known may be, where other JVMs may have changed it. */
    static final long REFRESH_MILLIS = 5_000;

    private final MessageStore store;
    private final InstantSource clock;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Credential decoy;
    private volatile UserTable table;

    /** What an administrator wants to change, decided from the users as they are. */
    interface Change {
        List<Declaration> decide(UserTable users) throws JMSException;
    }

    /** Reads the users. */
    public static UserDirectory open(MessageStore store, InstantSource clock) throws JMSException {
        SecureRandom random = new SecureRandom();
        return new UserDirectory(store, clock, new Passwords(PasswordHash.ITERATIONS, random), new QuickDigest(random));
    }

    UserDirectory(MessageStore store, InstantSource clock, Passwords passwords, QuickDigest digest)
            throws JMSException {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
        this.check = new PasswordCheck(passwords, digest);
        this.decoy = new Credential("", passwords.decoy(), check);
        this.table = new UserTable(store.users(), null, clock.millis(), this::account);
    }

    /** A user who has other roles than before need not prove the same password again. */
    private Account account(UserRow row, @Nullable Account former) {
        Credential known = former == null ? null : former.credential();
        String stored = row.passwordHash();
        Credential credential = null;
        if (stored != null) {
            credential = known != null && known.isOf(row) ? known : new Credential(row.name(), stored, check);
        }
        return new Account(row, new Grants(row.roles()), credential);
    }

    /**
     * Lets a user in.
     *
     * @param user the name; null for a connection without one
     * @param password the password
     * @return what the user may do
     * @throws JMSSecurityException if name and password are not right, or there is none and there has to be
     */
    public Access authenticate(@Nullable String user, @Nullable String password) throws JMSException {
        UserTable users = current();
        if (users.open()) {
            return new ConnectionAccess(this, null);
        }
        if (user == null) {
            if (users.anonymous() == null) {
                throw anonymousRefused();
            }
            return new ConnectionAccess(this, null);
        }
        Account account = users.find(user);
        Credential stored = account == null ? null : account.credential();
        // an unknown name takes as long as a wrong password
        boolean right = (stored == null ? decoy : stored).verify(user, password, clock);
        if (stored == null || !right) {
            throw new JMSSecurityException(
                    "The user '" + user + "' of RowMQ is not known, or the password is wrong: an administrator of "
                            + store.name() + " can add users and set passwords with RowmqUsers",
                    "ROWMQ-LOGIN");
        }
        return new ConnectionAccess(this, user);
    }

    /**
     * Lets an administrator manage the users.
     *
     * @param onClose called once when the administrator is done
     * @throws JMSSecurityException if name and password are not right, or do not belong to an administrator
     */
    public RowmqUsers administrate(@Nullable String user, @Nullable String password, Runnable onClose)
            throws JMSException {
        String name = authenticate(user, password).user();
        requireAdministrator(current(), name);
        return new UserAdministration(this, name, onClose);
    }

    /**
     * Lets an administrator do what only administrators may.
     *
     * @return to be asked each time
     * @throws JMSSecurityException if name and password are not right, or do not belong to an administrator
     */
    public Administrator administrator(@Nullable String user, @Nullable String password) throws JMSException {
        String name = authenticate(user, password).user();
        Administrator administrator = () -> requireAdministrator(current(), name);
        administrator.require();
        return administrator;
    }

    /** What nobody in particular may do: what connections without a name may, nothing if they are not let in. */
    public Access nobody() {
        return new ConnectionAccess(this, null);
    }

    /** Whoever has been let in, as an administrator; whether they are one is found out when they do something. */
    public Administrator administrator(Access access) {
        return () -> requireAdministrator(current(), access.user());
    }

    /** The users, for whoever has been let in; whether they are an administrator is found out with each call. */
    public RowmqUsers administrate(Access access) {
        return new UserAdministration(this, access.user(), () -> {});
    }

    void requireAdministrator(UserTable users, @Nullable String name) throws JMSException {
        if (!users.administers(name)) {
            throw new JMSSecurityException(
                    (name == null ? "A connection without a name" : "The user '" + name + "'")
                            + " may not administer " + store.name()
                            + ": that takes the right MANAGE on the pattern **, which another administrator can grant",
                    "ROWMQ-DENIED");
        }
    }

    JMSSecurityException anonymousRefused() {
        return new JMSSecurityException(
                "The database " + store.name() + " has users, and nobody may connect without a name: give"
                        + " createConnection or createContext a user and password, set defaultUser and defaultPassword"
                        + " on the connection factory, or let an administrator call RowmqUsers.allowAnonymous",
                "ROWMQ-LOGIN");
    }

    String place() {
        return store.name();
    }

    /** The users, no older than other JVMs' changes may be. */
    UserTable current() throws JMSException {
        UserTable known = table;
        return outdated(known) ? refreshed() : known;
    }

    private boolean outdated(UserTable known) {
        return store.usersChangeElsewhere() && Math.abs(clock.millis() - known.readAt()) >= REFRESH_MILLIS;
    }

    private synchronized UserTable refreshed() throws JMSException {
        return outdated(table) ? read() : table;
    }

    private UserTable read() throws JMSException {
        long now = clock.millis();
        UserTable read = new UserTable(store.users(), table, now, this::account);
        table = read;
        return read;
    }

    /**
     * Changes the users; when it returns the change is durable, and in force here.
     *
     * @return the users as they were before
     */
    synchronized UserTable change(Change change) throws JMSException {
        UserTable before = read();
        List<Declaration> declarations = change.decide(before);
        if (!declarations.isEmpty()) {
            store.commit(WorkUnit.declare(declarations, Effect.NONE));
            read();
        }
        return before;
    }

    /** A new password as it is stored. */
    String hash(String password) {
        return passwords.hash(password);
    }
}
