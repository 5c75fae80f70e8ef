package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSContext;
import jakarta.jms.QueueBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractIntegerAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crawls in JVMs of their own, which are killed. The seed is printed; {@code -Dcrawler.seed=N} repeats it. */
class KilledCrawlTest {

    private static final int KILLS = 5;
    private static final int KILLED = 128 + 9;
    private static final long PATIENCE_SECONDS = 300;

    private final long seed = Long.getLong("crawler.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomSite site = new RandomSite(seed);

    @TempDir
    private Path state;

    @Test
    void aCrawlThatIsKilledAgainAndAgainEndsLikeOneThatIsNot() throws Exception {
        System.out.println("KilledCrawlTest: seed " + seed);
        try (TestServer server = new TestServer(site)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = server.requests().size() + 5 + random.nextInt(25);
                // or it might be done before it is killed
                server.answerUntil(enough);
                Process crawler = start(server);
                Awaitility.await()
                        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .until(() -> server.requests().size() >= enough || !crawler.isAlive());
                crawler.destroyForcibly();
                assertThatExitCodeOf(crawler).isEqualTo(KILLED);
            }
            server.answerUntil(Integer.MAX_VALUE);
            assertThatExitCodeOf(start(server)).isZero();

            assertThatTheWholeSiteWasCrawledOnce();
        }
    }

    @Test
    void pagesThatAreInHandAtEveryKillAreNotGivenUp() throws Exception {
        try (TestServer server = new TestServer(site)) {
            for (int kill = 0; kill <= Crawl.ATTEMPTS; kill++) {
                assertThatExitCodeOf(start(server, "--kill-after", "1")).isEqualTo(KILLED);
            }
            assertThatExitCodeOf(start(server)).isZero();

            assertThatTheWholeSiteWasCrawledOnce();
        }
    }

    @Test
    void aCrawlStopsAtTheLimitAndGoesOnFromThere() throws Exception {
        try (TestServer server = new TestServer(site)) {
            assertThatExitCodeOf(start(server, "--limit", "30")).isZero();
            assertThat(column("SELECT url FROM crawl_page")).hasSize(30);
            assertThat(lastLine()).matches("crawled 30 pages, \\d+ failed, \\d+ queued");
            assertThatExitCodeOf(start(server)).isZero();

            assertThatTheWholeSiteWasCrawledOnce();
        }
    }

    private void assertThatTheWholeSiteWasCrawledOnce() throws Exception {
        Set<String> pages = site.pages();
        Set<String> failures = site.failures();
        assertThat(lastLine())
                .isEqualTo("crawled " + pages.size() + " pages, " + failures.size() + " failed, 0 queued");
        assertThat(paths("SELECT url FROM crawl_page"))
                .as("pages, seed %d", seed)
                .isEqualTo(new TreeSet<>(pages));
        assertThat(paths("SELECT url FROM crawl_trouble WHERE given_up"))
                .as("failures, seed %d", seed)
                .isEqualTo(new TreeSet<>(failures));
        assertThat(column("SELECT url FROM crawl_seen")).hasSize(pages.size() + failures.size());
        assertThat(isEmpty(Crawl.FRONTIER)).isTrue();
        assertThat(isEmpty("DLQ." + Crawl.FRONTIER)).isTrue();
    }

    private Process start(TestServer server, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--state",
                state.toString(),
                "--delay",
                "0",
                "--retry-delay",
                "20",
                server.url(RandomSite.START).toString()));
        Collections.addAll(command, more);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start();
    }

    private AbstractIntegerAssert<?> assertThatExitCodeOf(Process crawler) throws Exception {
        boolean ended = crawler.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        crawler.destroyForcibly();
        assertThat(ended)
                .as("ended in time; output:%n%s", Files.readString(output()))
                .isTrue();
        return assertThat(crawler.exitValue()).as("exit code, seed %d; output:%n%s", seed, Files.readString(output()));
    }

    private Path output() {
        return state.resolve("output");
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(output());
        return lines.get(lines.size() - 1);
    }

    private Set<String> paths(String query) throws SQLException {
        Set<String> paths = new TreeSet<>();
        for (String url : column(query)) {
            paths.add(url.replaceFirst("http://[^/]*", ""));
        }
        return paths;
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private boolean isEmpty(String queue) throws Exception {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(databaseUrl());
                JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(new RowmqQueue(queue))) {
            return !browser.getEnumeration().hasMoreElements();
        }
    }

    private String databaseUrl() {
        return "jdbc:h2:file:" + state.resolve("crawl");
    }
}
