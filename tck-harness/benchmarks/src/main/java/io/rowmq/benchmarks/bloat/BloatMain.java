package io.rowmq.benchmarks.bloat;

import io.rowmq.benchmarks.database.Database;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The command line: prints one line for each tenth of the messages. */
public final class BloatMain {

    private static final int USAGE = 2;
    private static final int MESSAGES = 2_000_000;
    private static final int SESSIONS = 4;

    private BloatMain() {}

    /** Runs it; exit status 1 if the tables grow, 2 for wrong arguments. */
    public static void main(String[] args) throws Exception {
        if (args.length == 0 || !args[0].equals("own") && !args[0].startsWith("jdbc:postgresql:")) {
            System.err.println("usage: bloat own|JDBC_URL [MESSAGES] [SESSIONS] [NAPTIME], with a server of its own"
                    + " or the URL of an empty PostgreSQL database; NAPTIME: how often the server looks for tables to"
                    + " clean up, such as 10s; it is changed for the whole server");
            System.exit(USAGE);
            return;
        }
        long messages = args.length > 1 ? Long.parseLong(args[1]) : MESSAGES;
        int sessions = args.length > 2 ? Integer.parseInt(args[2]) : SESSIONS;
        String naptime = args.length > 3 ? args[3] : null;
        if (args[0].equals("own")) {
            Database.Running server = Database.POSTGRESQL.start(Files.createTempDirectory("rowmq-bloat"));
            try {
                run(server.url(), messages, sessions, naptime);
            } finally {
                server.stopping().stop();
            }
        } else {
            run(args[0], messages, sessions, naptime);
        }
    }

    private static void run(String url, long messages, int sessions, @Nullable String naptime) throws Exception {
        if (naptime != null) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER SYSTEM SET autovacuum_naptime = '" + naptime + "'");
                statement.execute("SELECT pg_reload_conf()");
            }
        }
        try (Bloat bloat = new Bloat(url, messages, sessions, System.out)) {
            bloat.run();
        }
    }
}
