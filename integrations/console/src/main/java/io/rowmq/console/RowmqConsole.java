package io.rowmq.console;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.console.internal.api.Api;
import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.login.Logins;
import io.rowmq.console.internal.login.OneTimeSecret;
import io.rowmq.console.internal.web.HostNames;
import io.rowmq.console.internal.web.WebServer;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A web console for one database, until it is closed.
 *
 * <p>Where the database has users they log in with name and password, and may do what their roles allow. Where it has
 * none, the address that {@link ConsoleOptions#announcement} is told lets one browser in, who may then do everything;
 * this works from the same machine only.
 */
public final class RowmqConsole implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.rowmq.console");
    private static final long LOOK_SECONDS = 1;

    private final WebServer server;
    private final Logins logins;
    private final OneTimeSecret secret;
    private final URI address;
    private final ScheduledExecutorService watching;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RowmqConsole(WebServer server, boolean local, ManagementSource source, ConsoleOptions options) {
        this.server = server;
        this.address = address(options.host(), server.port());
        this.secret = new OneTimeSecret(text -> options.announcement().accept(address.resolve("#/login/" + text)));
        this.logins = new Logins(source, local, secret, InstantSource.system());
        this.watching = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rowmq-console-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Serves a console for the database of a connection factory, in this JVM.
     *
     * @param factory stays the caller's, who closes it after the console
     * @throws JMSException as {@link #start(ManagementSource, ConsoleOptions)}
     */
    public static RowmqConsole start(RowmqConnectionFactory factory, ConsoleOptions options) throws JMSException {
        return start(factory::management, options);
    }

    /**
     * Serves a console.
     *
     * @param source where to get at the database
     * @throws JMSException if the database cannot be opened; with the code {@code ROWMQ-CONSOLE} if the port cannot be
     *     had, or other machines could reach the console while the database has no users
     */
    public static RowmqConsole start(ManagementSource source, ConsoleOptions options) throws JMSException {
        boolean users = new Logins(source, true, new OneTimeSecret(text -> {}), InstantSource.system()).usersExist();
        boolean local = loopback(options.host());
        if (!users && !local) {
            throw new JMSException(
                    "The console would be open to everybody who can reach " + options.host() + ", because the database"
                            + " has no users: add one first (rowmq users add), or listen on 127.0.0.1",
                    "ROWMQ-CONSOLE");
        }
        WebServer server = WebServer.open(options.host(), options.port());
        RowmqConsole console = new RowmqConsole(server, local, source, options);
        boolean started = false;
        try {
            console.serve(options, users);
            started = true;
            return console;
        } finally {
            if (!started) {
                console.close();
            }
        }
    }

    private void serve(ConsoleOptions options, boolean users) throws JMSException {
        // a cookie is sent to every port of a host, so that each console needs a name of its own
        String cookie = "rowmq-console-" + server.port();
        server.serve(new HostNames(options.host(), options.hostNames()), cookie, new Api(logins, cookie, options));
        watching.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        if (users) {
            options.announcement().accept(address);
        } else {
            secret.show();
        }
    }

    private void look() {
        try {
            logins.present().forEach(RowmqConsole::look);
        } catch (RuntimeException e) {
            // what is thrown here would end the watch for good
            LOG.log(Level.WARNING, "Sessions that nobody uses any more cannot be ended now", e);
        }
    }

    private static void look(Account account) {
        try {
            account.watch().latest();
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The destinations cannot be looked at now; the page says so when it asks", e);
        }
    }

    private static URI address(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port + "/");
    }

    private static boolean loopback(String host) throws JMSException {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            JMSException failure = new JMSException(
                    "There is no host '" + host + "' whose address the console could listen on; 127.0.0.1 is this"
                            + " machine alone, 0.0.0.0 all its addresses",
                    "ROWMQ-CONSOLE");
            failure.initCause(e);
            throw failure;
        }
    }

    /** Where it is, without the secret that lets in. */
    public URI address() {
        return address;
    }

    /** Logs everybody out and gives the port back. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watching.shutdownNow();
            try {
                server.close();
            } finally {
                logins.close();
            }
        }
    }
}
