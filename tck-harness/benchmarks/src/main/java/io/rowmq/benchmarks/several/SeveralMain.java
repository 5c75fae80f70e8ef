package io.rowmq.benchmarks.several;

import io.rowmq.benchmarks.several.Member.Role;
import java.io.IOException;
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
    private static final int IDLE_CONSUMERS = 1_000;
    private static final int SESSIONS = 32;
    /** The server counts what a session has done only some time later. */
    private static final long SETTLING_SECONDS = 12;

    private static final String TRANSACTIONS = """
            SELECT SUM(xact_commit + xact_rollback) FROM pg_stat_database WHERE datname = current_database()""";

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
        if (args.length == 0 || !args[0].startsWith("jdbc:postgresql:")) {
            System.err.println(
                    "usage: several JDBC_URL [JVMS] [SECONDS], with the URL of an empty PostgreSQL database");
            System.exit(USAGE);
            return;
        }
        int jvms = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        SeveralMain main = new SeveralMain(args[0], jvms, seconds);
        main.latency();
        main.idle();
        main.crawl(1, SESSIONS);
        main.crawl(jvms, SESSIONS / jvms);
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

    private void crawl(int members, int sessions) throws IOException, InterruptedException {
        List<MemberProcess> crawling = new ArrayList<>();
        try {
            for (int i = 0; i < members; i++) {
                crawling.add(start(Role.CRAWL, sessions));
            }
            for (MemberProcess member : crawling) {
                member.await();
            }
            for (MemberProcess member : crawling) {
                member.go();
            }
            long sum = 0;
            StringBuilder each = new StringBuilder();
            for (MemberProcess member : crawling) {
                long rate = Long.parseLong(member.result());
                sum += rate;
                each.append(each.isEmpty() ? "" : " + ").append(rate);
            }
            System.out.println("consume one, produce one, " + members + " JVM(s) with " + sessions + " sessions: " + sum
                    + " transactions/s (" + each + ")");
        } finally {
            for (MemberProcess member : crawling) {
                member.close();
            }
        }
    }
}
