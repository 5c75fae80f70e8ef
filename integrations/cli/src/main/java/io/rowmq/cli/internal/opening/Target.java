package io.rowmq.cli.internal.opening;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the database. What is not given is taken from the environment. */
public final class Target {

    private final Map<String, String> environment;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "JDBC-URL",
            description = "The database; this command opens it itself. Otherwise ROWMQ_URL.")
    private @Nullable String url;

    @Option(
            names = "--jmx",
            paramLabel = "JVM",
            description = "A JVM that has the database open: its process id, HOST:PORT or a JMX service URL."
                    + " Otherwise ROWMQ_JMX.")
    private @Nullable String jmx;

    @Option(names = "--database", paramLabel = "NAME", description = "Which database, if the JVM has several open.")
    private @Nullable String database;

    @Option(names = "--user", paramLabel = "NAME", description = "A user of RowMQ. Otherwise ROWMQ_USER.")
    private @Nullable String user;

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            paramLabel = "PASSWORD",
            description = "The user's password; asked for if it is left out. Otherwise ROWMQ_PASSWORD.")
    private @Nullable String password;

    @Option(names = "--db-user", paramLabel = "NAME", description = "The database's user. Otherwise ROWMQ_DB_USER.")
    private @Nullable String databaseUser;

    @Option(
            names = "--db-password",
            arity = "0..1",
            interactive = true,
            paramLabel = "PASSWORD",
            description = "The database's password; asked for if it is left out. Otherwise ROWMQ_DB_PASSWORD.")
    private @Nullable String databasePassword;

    @Option(names = "--schema", paramLabel = "NAME", description = "The database schema with RowMQ's tables.")
    private @Nullable String schema;

    @Option(names = "--table-prefix", paramLabel = "PREFIX", description = "How the names of the tables begin.")
    private @Nullable String tablePrefix;

    /** What is not given is taken from this environment. */
    public Target(Map<String, String> environment) {
        this.environment = environment;
    }

    private @Nullable String otherwise(@Nullable String given, String variable) {
        String set = environment.get(variable);
        return given != null || set == null || set.isBlank() ? given : set;
    }

    private @Nullable String url() {
        return jmx == null ? otherwise(url, "ROWMQ_URL") : url;
    }

    private @Nullable String jmx() {
        return url() == null ? otherwise(jmx, "ROWMQ_JMX") : jmx;
    }

    /** Whether another JVM has the database open. */
    public boolean remote() {
        return jmx() != null;
    }

    /** The database, wherever it is open. */
    public Managed open() throws JMSException, WrongUseException, UnreachableException {
        Source source = source();
        boolean complete = false;
        try {
            Managed managed = new Managed(
                    source.open(otherwise(user, "ROWMQ_USER"), otherwise(password, "ROWMQ_PASSWORD")), source::close);
            complete = true;
            return managed;
        } finally {
            if (!complete) {
                source.close();
            }
        }
    }

    /** The database, wherever it is open, for several who give their own names and passwords. */
    public Source source() throws WrongUseException, UnreachableException {
        String here = url();
        String there = jmx();
        if (here != null && there != null) {
            throw new WrongUseException(
                    "--url and --jmx exclude each other: name the database or the JVM that has it open");
        }
        if (there != null) {
            return RemoteJvm.source(there, database);
        }
        if (here == null) {
            throw new WrongUseException("No database is named: --url JDBC-URL opens one, --jmx PID finds one that a JVM"
                    + " has open (rowmq jvms lists them); or set ROWMQ_URL or ROWMQ_JMX");
        }
        RowmqConnectionFactory factory = factory(here, false);
        return new Source() {
            @Override
            public RowmqManagement open(@Nullable String name, @Nullable String secret) throws JMSException {
                return factory.management(name, secret);
            }

            @Override
            public void close() {
                factory.close();
            }
        };
    }

    /**
     * A factory for the database, for what only a JVM can do that has it open itself.
     *
     * @param what needs it, for the message
     */
    public RowmqConnectionFactory factory(String what) throws WrongUseException {
        String here = url();
        if (here == null) {
            throw new WrongUseException(what + " needs the database itself: --url JDBC-URL, or set ROWMQ_URL");
        }
        return factory(here, false);
    }

    /** A factory that creates or upgrades the tables. */
    public RowmqConnectionFactory creatingFactory() throws WrongUseException {
        String here = url();
        if (here == null) {
            throw new WrongUseException("Which tables? --url JDBC-URL names the database, or set ROWMQ_URL");
        }
        return factory(here, true);
    }

    private RowmqConnectionFactory factory(String address, boolean creating) throws WrongUseException {
        try {
            RowmqConnectionFactory factory =
                    new RowmqConnectionFactory(Addresses.untraced(creating ? address : Addresses.existing(address)));
            factory.setUser(otherwise(databaseUser, "ROWMQ_DB_USER"));
            factory.setPassword(otherwise(databasePassword, "ROWMQ_DB_PASSWORD"));
            factory.setDefaultUser(otherwise(user, "ROWMQ_USER"));
            factory.setDefaultPassword(otherwise(password, "ROWMQ_PASSWORD"));
            factory.setInitializeSchema(creating ? "always" : "never");
            if (schema != null) {
                factory.setSchema(schema);
            }
            if (tablePrefix != null) {
                factory.setTablePrefix(tablePrefix);
            }
            return factory;
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(e.getMessage());
        }
    }

    /** What the URL calls the kind of database, for example {@code h2}; none where another JVM has it open. */
    public String kind() {
        String here = url();
        String[] parts = here == null ? new String[0] : here.split(":", 3);
        return parts.length == 3 ? parts[1] : "";
    }

    /** A plain connection to the database. */
    public Connection jdbc() throws SQLException, WrongUseException {
        String here = url();
        if (here == null) {
            throw new WrongUseException("A connection to the database needs --url JDBC-URL");
        }
        Properties properties = new Properties();
        put(properties, "user", otherwise(databaseUser, "ROWMQ_DB_USER"));
        put(properties, "password", otherwise(databasePassword, "ROWMQ_DB_PASSWORD"));
        return DriverManager.getConnection(here, properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /** How the names of the tables begin, null for the default. */
    public @Nullable String tablePrefix() {
        return tablePrefix;
    }
}
