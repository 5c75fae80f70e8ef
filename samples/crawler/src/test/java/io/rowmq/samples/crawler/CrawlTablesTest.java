package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlTablesTest {

    private String database;
    private Connection connection;
    private CrawlTables tables;

    @BeforeEach
    void create(@TempDir Path directory) throws SQLException {
        database = "jdbc:h2:file:" + directory.resolve("tables");
        connection = connect();
        tables = new CrawlTables(connection);
        tables.create();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aUrlIsNewOnce() throws SQLException {
        assertThat(tables.markSeen(links(1, 2, 3))).containsExactlyElementsOf(links(1, 2, 3));
        assertThat(tables.markSeen(links(4, 3, 0, 2))).containsExactlyElementsOf(links(4, 0));
        assertThat(tables.markSeen(List.of())).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNewAgain() throws SQLException {
        tables.markSeen(links(1, 2));
        connection.rollback();

        assertThat(tables.markSeen(links(1, 2))).hasSize(2);
    }

    @Test
    void twoTransactionsCannotBothBeTheFirst() throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT 1");
            tables.markSeen(links(1, 2));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new CrawlTables(other).markSeen(links(2, 3)));
        }
    }

    @Test
    void aPageIsRefusedTheSecondTime() throws SQLException {
        Link link = new Link(URI.create("http://example.com/"), 0);
        tables.addPage(link, new Page(200, "Title", Set.of()));

        assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
                .isThrownBy(() -> tables.addPage(link, Page.withoutLinks(200)));
    }

    @Test
    void attemptsAreCountedUntilThePageIsGivenUp() throws SQLException {
        URI url = URI.create("http://example.com/");
        tables.markSeen(List.of(new Link(url, 0)));
        assertThat(tables.failedAttempts(url)).isZero();

        tables.addTrouble(url, "HTTP 503", false);
        tables.addTrouble(url, "x".repeat(2000), false);
        assertThat(tables.failedAttempts(url)).isEqualTo(2);
        assertThat(tables.totals()).isEqualTo(new Totals(0, 0, 1));
        assertThat(tables.failures(10)).isEmpty();

        tables.giveUp(url);
        assertThat(tables.totals()).isEqualTo(new Totals(0, 1, 1));
        assertThat(tables.failures(10)).containsOnlyKeys(url.toString());
    }

    @Test
    void theStartUrlsAreThoseOfDepthZero() throws SQLException {
        tables.markSeen(List.of(
                new Link(URI.create("http://example.com/b"), 1), new Link(URI.create("http://example.com/a"), 0)));

        assertThat(tables.starts()).containsExactly(URI.create("http://example.com/a"));
    }

    private Connection connect() throws SQLException {
        Connection opened = DriverManager.getConnection(database);
        opened.setAutoCommit(false);
        return opened;
    }

    private static List<Link> links(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new Link(URI.create("http://example.com/" + number), 1))
                .toList();
    }
}
