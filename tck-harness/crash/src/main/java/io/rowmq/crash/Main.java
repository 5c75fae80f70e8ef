package io.rowmq.crash;

import io.rowmq.crash.check.Violation;
import io.rowmq.crash.load.WorkerOptions.Mode;
import io.rowmq.crash.tap.HaltPoint;
import io.rowmq.crash.team.Killable;
import io.rowmq.crash.team.Plan;
import io.rowmq.crash.team.Server;
import io.rowmq.crash.team.Team;
import io.rowmq.mariadb.MariadbServer;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line: a campaign of some minutes and one line that sums it up. */
public final class Main {

    private static final int BROKEN = 1;
    private static final int USAGE = 2;
    private static final int TREE_SIZE = 20_000;
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(4);

    private Main() {}

    /** Runs a campaign; the exit status is 0 if every promise was kept, 1 if not, 2 for wrong arguments. */
    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.print(Settings.USAGE);
            return;
        }
        Settings settings;
        try {
            settings = Settings.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Settings.USAGE);
            System.exit(USAGE);
            return;
        }
        Path directory = Files.createTempDirectory("rowmq-crash");
        boolean kept = settings.workers() == 1
                ? run(settings, directory, System.out)
                : runTeam(settings, directory, System.out);
        if (kept) {
            delete(directory);
        } else {
            System.out.println("database, journal and errors are kept in " + directory);
        }
        System.exit(kept ? 0 : BROKEN);
    }

    private static boolean run(Settings settings, Path directory, PrintStream out)
            throws IOException, InterruptedException {
        if (Settings.MARIADB.equals(settings.url())) {
            try (MariadbServer server = MariadbServer.start(directory)) {
                return run(settings, server.url("crash") + "&createDatabaseIfNotExist=true", directory, out);
            }
        }
        String given = settings.url();
        return run(settings, given != null ? given : "jdbc:h2:file:" + directory.resolve("store"), directory, out);
    }

    private static boolean run(Settings settings, String url, Path directory, PrintStream out)
            throws IOException, InterruptedException {
        out.println("seed " + settings.seed() + ", " + settings.length().toSeconds() + " s on " + url);
        long end = System.nanoTime() + settings.length().toNanos();
        SplittableRandom random = new SplittableRandom(settings.seed());
        Endings endings = new Endings(random.split(), LONGEST_LIFE);
        try (Campaign campaign = new Campaign(url, settings.seed(), directory)) {
            campaign.live(Mode.SCRIPT, "log");
            List<HaltPoint> points = ChosenPoints.of(campaign.calls(), Integer.MAX_VALUE, random.split());
            for (int round = 0; System.nanoTime() < end && campaign.violations().isEmpty(); round++) {
                if (round % 2 == 0) {
                    campaign.play(endings.next());
                } else {
                    campaign.live(Mode.SCRIPT, "halt:" + points.get(round / 2 % points.size()));
                }
                if (round % 20 == 19) {
                    out.println(campaign);
                }
            }
            campaign.drain();
            return report(campaign, settings.seed(), out);
        }
    }

    /** Trees of messages, one after the other, each worked off by all workers. */
    private static boolean runTeam(Settings settings, Path directory, PrintStream out)
            throws IOException, InterruptedException, JMSException, SQLException {
        String given = settings.url();
        if (Settings.MARIADB.equals(given)) {
            try (MariadbServer server = MariadbServer.start(directory)) {
                String url = server.url("crash") + "&createDatabaseIfNotExist=true";
                return runTeam(settings, url, server::kill, directory, out);
            }
        }
        if (given != null) {
            return runTeam(settings, given, null, directory, out);
        }
        try (Server server = new Server(directory.resolve("server"))) {
            return runTeam(settings, server.url(), server, directory, out);
        }
    }

    private static boolean runTeam(
            Settings settings, String url, @Nullable Killable server, Path directory, PrintStream out)
            throws IOException, InterruptedException, JMSException, SQLException {
        out.println("seed " + settings.seed() + ", " + settings.length().toSeconds() + " s, " + settings.workers()
                + " workers on " + url.replaceAll("\\?.*", ""));
        long end = System.nanoTime() + settings.length().toNanos();
        List<Violation> violations = List.of();
        long seed = settings.seed();
        while (System.nanoTime() < end && violations.isEmpty()) {
            Plan plan = new Plan(settings.workers(), TREE_SIZE, seed, LEASE, settings.groups());
            try (Team team = new Team(url, server, directory, plan)) {
                violations = team.run(LONGEST_LIFE);
                out.println("seed " + seed + ": " + team + ", " + violations.size() + " violations");
            }
            seed++;
        }
        violations.stream().limit(5).forEach(out::println);
        out.println("crash: " + (seed - settings.seed()) + " trees of " + TREE_SIZE + " messages; " + violations.size()
                + " violations; seed " + settings.seed());
        return violations.isEmpty();
    }

    private static boolean report(Campaign campaign, long seed, PrintStream out) throws IOException {
        List<Violation> violations = campaign.violations();
        for (Violation violation : violations.subList(0, Math.min(5, violations.size()))) {
            out.println(violation);
            campaign.history(violation).forEach(line -> out.println("    " + line));
        }
        long lost =
                violations.stream().filter(v -> v.kind() == Violation.Kind.LOST).count();
        long doubled = violations.stream()
                .filter(v -> v.kind() == Violation.Kind.DOUBLED)
                .count();
        out.println("crash: " + campaign + "; " + lost + " lost, " + doubled + " doubled, "
                + (violations.size() - lost - doubled) + " other violations; seed " + seed);
        return violations.isEmpty();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
