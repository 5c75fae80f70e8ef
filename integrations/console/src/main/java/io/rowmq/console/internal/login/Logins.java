package io.rowmq.console.internal.login;

import io.rowmq.console.ManagementSource;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets people in, and remembers who is. */
public final class Logins implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.rowmq.console");
    private static final long LONGEST_IDLE = Duration.ofMinutes(30).toMillis();
    private static final long LONGEST = Duration.ofHours(12).toMillis();
    private static final int MOST = 500;
    private static final int MOST_OF_ONE = 20;
    private static final int REFUSED = 401;
    private static final int TOO_MANY = 429;
    private static final Set<String> WRONG = Set.of("ROWMQ-LOGIN", "ROWMQ-DENIED");

    private final ManagementSource source;
    private final boolean local;
    private final OneTimeSecret secret;
    private final InstantSource clock;
    private final Throttle throttle;
    private final Object checking = new Object();
    private final Map<String, LoginSession> sessions = new HashMap<>();
    private final Map<@Nullable String, Account> accounts = new HashMap<>();

    /**
     * Nobody is in yet.
     *
     * @param local whether only this machine reaches the console
     * @param secret what lets people in where there are no users
     */
    public Logins(ManagementSource source, boolean local, OneTimeSecret secret, InstantSource clock) {
        this.source = source;
        this.local = local;
        this.secret = secret;
        this.clock = clock;
        this.throttle = new Throttle(clock);
    }

    /** Whether the database has users, by whom people log in. */
    public boolean usersExist() throws JMSException {
        try (RowmqManagement management = source.open(null, null)) {
            return !management.users().list().isEmpty();
        } catch (JMSException refused) {
            if (WRONG.contains(String.valueOf(refused.getErrorCode()))) {
                return true;
            }
            throw refused;
        }
    }

    /** Lets somebody in who was shown the address. */
    public LoginSession bySecret(String given) throws Problem, JMSException {
        if (usersExist()) {
            throw refused("The database has users: log in with the name and password of one");
        }
        if (!local) {
            throw refused("The database has no users any more, and other machines reach the console; add a user first");
        }
        if (!secret.use(given)) {
            throw refused("This address has been used, or was never good; the console has printed the next one");
        }
        return enter(null, source.open(null, null));
    }

    /** Lets a user in. */
    public LoginSession byPassword(String user, String password, String remote) throws Problem, JMSException {
        String who = remote + " " + user;
        // one at a time: checking a password takes the processor a while, on purpose
        synchronized (checking) {
            throttle.check(who);
            if (!usersExist()) {
                throw refused("The database has no users"
                        + (local ? ": open the address that the console has printed" : " any more; add a user first"));
            }
            try {
                RowmqManagement management = source.open(user, password);
                throttle.succeeded(who);
                return enter(user, management);
            } catch (JMSException failure) {
                if (!WRONG.contains(String.valueOf(failure.getErrorCode()))) {
                    throw failure;
                }
                throttle.failed(who);
                throw refused("There is no user '" + user + "', or the password is wrong");
            }
        }
    }

    private static Problem refused(String message) {
        return new Problem(REFUSED, "ROWMQ-CONSOLE-LOGIN", message);
    }

    private LoginSession enter(@Nullable String user, RowmqManagement management) throws Problem {
        Account known = account(user);
        // not while the others wait: another JVM may take its time
        return enter(user, management, known == null || known.answers() ? null : known);
    }

    private synchronized @Nullable Account account(@Nullable String user) {
        return accounts.get(user);
    }

    private synchronized LoginSession enter(@Nullable String user, RowmqManagement management, @Nullable Account gone)
            throws Problem {
        endOutdated();
        endLongestUnused(user);
        if (sessions.size() >= MOST) {
            management.close();
            throw new Problem(
                    TOO_MANY, "ROWMQ-CONSOLE-LOGIN", "There are " + MOST + " sessions already; end some of them");
        }
        Account known = accounts.get(user);
        if (known == null || known == gone) {
            known = new Account(user, management, clock);
            accounts.put(user, known);
        } else {
            management.close();
        }
        known.enter();
        LoginSession session = new LoginSession(known, clock.millis());
        sessions.put(session.id(), session);
        return session;
    }

    /** The session of a cookie. */
    public synchronized LoginSession find(@Nullable String id) throws Problem {
        LoginSession session = id == null ? null : sessions.get(id);
        if (session != null && outdated(session)) {
            end(session);
            session = null;
        }
        if (session == null) {
            throw refused("Nobody is logged in here, or no longer: log in");
        }
        session.use(clock.millis());
        return session;
    }

    /**
     * Ends a session that began without a user, if there are users now.
     *
     * @throws Problem if that was so
     */
    public void checkStillOpen(LoginSession session) throws Problem {
        if (session.account().user() == null && usersAdded()) {
            end(session);
            throw refused("The database has users now: log in with the name and password of one");
        }
    }

    private boolean usersAdded() {
        try {
            return usersExist();
        } catch (JMSException unreachable) {
            // who asks for something of it is told, and health says what is wrong
            LOG.log(Level.DEBUG, "The database cannot be asked for users now", unreachable);
            return false;
        }
    }

    private boolean outdated(LoginSession session) {
        return clock.millis() - session.used() > LONGEST_IDLE || clock.millis() - session.begun() > LONGEST;
    }

    private void endOutdated() {
        for (LoginSession session : new ArrayList<>(sessions.values())) {
            if (outdated(session)) {
                end(session);
            }
        }
    }

    /** Makes room for one more session of a user, so that no user takes all there are. */
    private void endLongestUnused(@Nullable String user) {
        List<LoginSession> own = sessions.values().stream()
                .filter(session -> Objects.equals(session.account().user(), user))
                .sorted(Comparator.comparingLong(LoginSession::used))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_OF_ONE + 1)).forEach(this::end);
    }

    /** Logs out. */
    public synchronized void end(LoginSession session) {
        if (sessions.remove(session.id()) != null && session.account().leave()) {
            // unless another has taken its place
            accounts.remove(session.account().user(), session.account());
            session.account().management().close();
        }
    }

    /** Those who are here. */
    public synchronized List<Account> present() {
        endOutdated();
        return List.copyOf(accounts.values());
    }

    /** Logs everybody out. */
    @Override
    public synchronized void close() {
        new ArrayList<>(sessions.values()).forEach(this::end);
    }
}
