package io.rowmq.crash;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param url the database, null for one of the campaign's own, {@value #MARIADB} for one on a MariaDB server of its own
 * @param workers how many JVMs use the database at the same time
 * @param length how long to go on
 * @param seed decides everything that is chosen
 * @param groups whether the messages of several workers are in message groups
 */
record Settings(@Nullable String url, int workers, Duration length, long seed, boolean groups) {

    static final String MARIADB = "mariadb";

    /** Databases with room for several JVMs. */
    private static final Pattern SHARED = Pattern.compile("jdbc:postgresql:|(jdbc:)?mariadb");

    static final String USAGE = """
            usage: run [--url JDBC_URL] [--workers N] [--minutes M] [--seed S] [--groups]
              --url      an empty database, or mariadb for one on a MariaDB server of the campaign's own;
                         default: an H2 file in a temporary directory, or for several workers a PostgreSQL server of
                         the campaign's own. With several workers such a server is killed now and then, too
              --workers  JVMs at the same time, default 1; more need PostgreSQL or MariaDB
              --minutes  how long to go on, for example 0.5; default 10
              --seed     repeats the choices of an earlier campaign; default: a new one, which is printed
              --groups   messages are in message groups, some transactions are rolled back, and an archive is kept;
                         needs several workers
            """;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException that says what is wrong with them
     */
    static Settings parse(String... args) {
        String url = null;
        int workers = 1;
        double minutes = 10;
        long seed = new SplittableRandom().nextLong(1_000_000_000L);
        boolean groups = false;
        for (int i = 0; i < args.length; i += 2) {
            if (args[i].equals("--groups")) {
                groups = true;
                i--;
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("a value is missing after " + args[i]);
            }
            String value = args[i + 1];
            try {
                switch (args[i]) {
                    case "--url" -> url = value;
                    case "--workers" -> workers = Integer.parseInt(value);
                    case "--minutes" -> minutes = Double.parseDouble(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    default -> throw new IllegalArgumentException("unknown option " + args[i]);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a number after " + args[i] + ": " + value, e);
            }
        }
        if (url != null && !url.startsWith("jdbc:") && !url.equals(MARIADB)) {
            throw new IllegalArgumentException("not a JDBC URL: " + url);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("not a number of workers: " + workers);
        }
        if (workers > 1 && url != null && !SHARED.matcher(url).lookingAt()) {
            throw new IllegalArgumentException("only PostgreSQL and MariaDB have room for several JVMs: leave --url"
                    + " away for " + workers + " workers, or give mariadb, or one such as"
                    + " jdbc:postgresql://localhost/crash?user=me");
        }
        if (!(minutes > 0)) {
            throw new IllegalArgumentException("not a length of time: " + minutes + " minutes");
        }
        if (groups && workers == 1) {
            throw new IllegalArgumentException("--groups needs several workers: give --workers 4, for example");
        }
        return new Settings(url, workers, Duration.ofMillis((long) (minutes * 60_000)), seed, groups);
    }
}
