package io.rowmq.benchmarks.several;

import io.rowmq.benchmarks.database.Database;
import io.rowmq.benchmarks.several.Member.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line: measures and prints one line for each figure. */
public final class SeveralMain {

    private static final int USAGE = 2;

    private static final String USAGE_LINE = "usage: several own|JDBC_URL [JVMS] [SECONDS], with a server of its own or"
            + " the URL of an empty PostgreSQL database";

    private static final int IDLE_CONSUMERS = 1_000;
    private static final int SESSIONS = 32;
    /** The server counts what a session has done only some time later. */
    private static final long SETTLING_SECONDS = 12;

    private static final String TRANSACTIONS = """
            SELECT SUM(xact_commit + xact_rollback) FROM pg_stat_database WHERE datname = current_database()""";

    private static final String SIZES = """
            SELECT relname, n_live_tup, n_dead_tup, pg_table_size(relid), pg_indexes_size(relid)
            FROM pg_stat_user_tables
            WHERE relname IN ('rowmq_message', 'rowmq_node', 'rowmq_node_marker', 'several_raw')
            ORDER BY relname""";

    private static final double MIB = 1 << 20;

    private final String url;
    private final int jvms;
    private final int seconds;

    private SeveralMain(String url, int jvms, int seconds) {
        this.url = url;
        this.jvms = jvms;
        this.seconds = seconds;
    }

    /** Measures; exit status 2 for wrong arguments. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("--help")) {
            System.out.println(USAGE_LINE);
            return;
        }
        if (args.length == 0 || !args[0].equals("own") && !args[0].startsWith("jdbc:postgresql:")) {
            System.err.println(USAGE_LINE);
            System.exit(USAGE);
            return;
        }
        int jvms;
        int seconds;
        try {
            jvms = positive(args.length > 1 ? args[1] : "4");
            seconds = positive(args.length > 2 ? args[2] : "10");
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(USAGE_LINE);
            System.exit(USAGE);
            return;
        }
        if (args[0].equals("own")) {
            Database.Running server = Database.POSTGRESQL.start(Files.createTempDirectory("rowmq-several"));
            try {
                new SeveralMain(server.url(), jvms, seconds).measure();
            } finally {
                server.stopping().stop();
            }
        } else {
            new SeveralMain(args[0], jvms, seconds).measure();
        }
    }

    private static int positive(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("not a number of JVMs or seconds: " + text);
        }
        return Integer.parseInt(text);
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        latency();
        idle();
        long raw = rate(Role.RAW, 1, SESSIONS);
        System.out.println("consume one, produce one, plain SQL: " + raw + " transactions/s");
        crawl(1, SESSIONS, raw);
        crawl(jvms, SESSIONS / jvms, raw);
        sizes();
    }

    private MemberProcess start(Role role, int sessions) throws IOException {
        return MemberProcess.start(List.of(url, role.name(), Integer.toString(sessions), Integer.toString(seconds)));
    }

    private void latency() throws IOException, InterruptedException {
        try (MemberProcess receiver = start(Role.RECEIVE, 1);
                MemberProcess sender = start(Role.SEND, 1)) {
            receiver.await();
            sender.await();
            receiver.go();
            sender.go();
            sender.result();
            receiver.end();
            System.out.println("one idle JVM to another: " + receiver.result());
        }
    }

    private void idle() throws IOException, InterruptedException, SQLException {
        List<MemberProcess> members = new ArrayList<>();
        try {
            for (int i = 0; i < jvms; i++) {
                members.add(start(Role.IDLE, IDLE_CONSUMERS / jvms));
            }
            for (MemberProcess member : members) {
                member.await();
            }
            members.get(0).stay(SETTLING_SECONDS);
            long before = transactions();
            members.get(0).stay(2L * seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%d idle consumers in %d JVMs: %.1f statements a second in all%n",
                    IDLE_CONSUMERS,
                    jvms,
                    (transactions() - before) / (2.0 * seconds));
        } finally {
            for (MemberProcess member : members) {
                member.close();
            }
        }
    }

    private long transactions() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TRANSACTIONS)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void crawl(int members, int sessions, long raw) throws IOException, InterruptedException, SQLException {
        Cost before = Cost.read(url);
        long rate = rate(Role.CRAWL, members, sessions);
        Cost cost = Cost.read(url).since(before);
        System.out.println("consume one, produce one, " + members + " JVM(s) with " + sessions + " sessions each: "
                + rate + " transactions/s, " + 100 * rate / Math.max(1, raw) + " % of plain SQL; " + cost);
    }

    /** Transactions in a second, of all JVMs together. */
    private long rate(Role role, int members, int sessions) throws IOException, InterruptedException {
        List<MemberProcess> working = new ArrayList<>();
        try {
            for (int i = 0; i < members; i++) {
                working.add(start(role, sessions));
            }
            for (MemberProcess member : working) {
                member.await();
            }
            for (MemberProcess member : working) {
                member.go();
            }
            long sum = 0;
            for (MemberProcess member : working) {
                sum += Long.parseLong(member.result());
            }
            return sum;
        } finally {
            for (MemberProcess member : working) {
                member.close();
            }
        }
    }

    /** What all of it has left behind. */
    private void sizes() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d rows, %d dead, table %.1f MiB, indexes %.1f MiB%n",
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4) / MIB,
                        rows.getLong(5) / MIB);
            }
        }
    }
}
