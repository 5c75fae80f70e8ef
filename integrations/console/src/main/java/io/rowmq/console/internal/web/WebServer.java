package io.rowmq.console.internal.web;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server, until it is closed. */
public final class WebServer implements AutoCloseable {

    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 2;
    private static final int IDLE_MILLIS = 60_000;
    private static final int HEADER_BYTES = 16 << 10;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes the port; requests are answered after {@link #serve}.
     *
     * @throws JMSException if it cannot be had
     */
    public static WebServer open(String host, int port) throws JMSException {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("rowmq-console");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setErrorHandler((request, response, callback) -> {
            Gateway.send(unreadable(response), response, callback);
            return true;
        });
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw taken(host, port, e);
        }
        return new WebServer(server, connector);
    }

    /** What Jetty finds wrong before anybody else sees the request. */
    private static Reply unreadable(Response response) {
        int status = response.getStatus() < CLIENT_ERROR ? SERVER_ERROR : response.getStatus();
        return Reply.problem(status, "ROWMQ-CONSOLE-REQUEST", "The request cannot be read (" + status + ")");
    }

    private static JMSException taken(String host, int port, Exception cause) {
        boolean unknown =
                cause instanceof UnresolvedAddressException || cause.getCause() instanceof UnresolvedAddressException;
        boolean used = cause instanceof BindException || cause.getCause() instanceof BindException;
        Throwable why = used && cause.getCause() != null ? cause.getCause() : cause;
        JMSException failure = new JMSException(
                unknown
                        ? "There is no host '" + host + "' whose address the console could listen on; 127.0.0.1 is this"
                                + " machine alone, 0.0.0.0 all its addresses"
                        : "The console cannot listen on port " + port + " of " + host + " (" + why.getMessage()
                                + "): another program has it, or it is no address of this machine; name another port,"
                                + " 0 for any that is free",
                "ROWMQ-CONSOLE");
        failure.initCause(cause);
        return failure;
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Begins to answer.
     *
     * @param cookie the name of the cookie of sessions
     * @throws JMSException if the server does not start
     */
    public void serve(HostNames names, String cookie, Application application) throws JMSException {
        server.setHandler(new Gateway(names, cookie, application));
        try {
            server.start();
        } catch (Exception e) {
            JMSException failure = new JMSException("The console's server does not start: " + e, "ROWMQ-CONSOLE");
            failure.initCause(e);
            throw failure;
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The console's server does not stop", e);
        } finally {
            connector.close();
        }
    }
}
