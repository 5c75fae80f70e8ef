package io.rowmq.samples.crawler;

import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The crawler's own rows. On a session's JDBC connection they are committed and rolled back together with its messages.
 */
record CrawlTables(Connection sql) {

    private static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS crawl_seen (
                url VARCHAR(2000) PRIMARY KEY,
                depth INTEGER NOT NULL)
            """, """
            CREATE TABLE IF NOT EXISTS crawl_page (
                url VARCHAR(2000) PRIMARY KEY,
                status INTEGER NOT NULL,
                title VARCHAR(1000),
                depth INTEGER NOT NULL,
                links INTEGER NOT NULL,
                fetched_at TIMESTAMP WITH TIME ZONE NOT NULL)
            """, """
            CREATE TABLE IF NOT EXISTS crawl_trouble (
                url VARCHAR(2000) PRIMARY KEY,
                attempts INTEGER NOT NULL,
                error VARCHAR(1000) NOT NULL,
                given_up BOOLEAN NOT NULL)
            """);
    private static final String STARTS = "SELECT url FROM crawl_seen WHERE depth = 0 ORDER BY url";
    private static final String SEEN = "SELECT url FROM crawl_seen WHERE url = ANY (?)";
    private static final String ADD_SEEN = "INSERT INTO crawl_seen (url, depth) VALUES (?, ?)";
    private static final String ADD_PAGE = """
            INSERT INTO crawl_page (url, status, title, depth, links, fetched_at)
            VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP)
            """;
    private static final String ATTEMPTS = "SELECT attempts FROM crawl_trouble WHERE url = ?";
    private static final String MORE_TROUBLE = """
            UPDATE crawl_trouble SET attempts = attempts + 1, error = ?, given_up = given_up OR ? WHERE url = ?
            """;
    private static final String FIRST_TROUBLE =
            "INSERT INTO crawl_trouble (attempts, error, given_up, url) VALUES (1, ?, ?, ?)";
    private static final String GIVE_UP = "UPDATE crawl_trouble SET given_up = TRUE WHERE url = ?";
    private static final String GIVEN_UP = "SELECT url, error FROM crawl_trouble WHERE given_up ORDER BY url LIMIT ?";
    // Counted in the index: a plain COUNT(*) is the size of H2's tree, and that may include rows of transactions that
    // were rolled back just before the JVM was killed.
    private static final String TOTALS = """
            SELECT (SELECT COUNT(*) FROM crawl_page WHERE url >= ''),
                   (SELECT COUNT(*) FROM crawl_trouble WHERE given_up),
                   (SELECT COUNT(*) FROM crawl_seen WHERE url >= '')
            """;

    /** Creates the tables that do not exist. Ends the transaction, as DDL does on H2. */
    void create() throws SQLException {
        try (Statement statement = sql.createStatement()) {
            for (String ddl : DDL) {
                statement.execute(ddl);
            }
        }
    }

    /** The start URLs of this crawl. */
    List<URI> starts() throws SQLException {
        try (PreparedStatement query = sql.prepareStatement(STARTS);
                ResultSet rows = query.executeQuery()) {
            List<URI> starts = new ArrayList<>();
            while (rows.next()) {
                starts.add(URI.create(rows.getString(1)));
            }
            return starts;
        }
    }

    /**
     * Marks links as seen, and returns those that nobody had seen before.
     *
     * <p>The primary key refuses what another transaction has inserted and not committed yet, after a wait: those who
     * call this at the same time exclude each other.
     */
    Collection<Link> markSeen(Collection<Link> links) throws SQLException {
        Map<String, Link> unseen = new LinkedHashMap<>();
        links.forEach(link -> unseen.put(link.url().toString(), link));
        unseen.keySet().removeAll(seen(unseen.keySet()));
        try (PreparedStatement insert = sql.prepareStatement(ADD_SEEN)) {
            for (Map.Entry<String, Link> link : unseen.entrySet()) {
                insert.setString(1, link.getKey());
                insert.setInt(2, link.getValue().depth());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return unseen.values();
    }

    private Collection<String> seen(Collection<String> urls) throws SQLException {
        Array wanted = sql.createArrayOf("VARCHAR", urls.toArray());
        try (PreparedStatement query = sql.prepareStatement(SEEN)) {
            query.setArray(1, wanted);
            try (ResultSet rows = query.executeQuery()) {
                List<String> seen = new ArrayList<>();
                while (rows.next()) {
                    seen.add(rows.getString(1));
                }
                return seen;
            }
        }
    }

    /** Adds a page; the primary key refuses to take one twice. */
    void addPage(Link link, Page page) throws SQLException {
        try (PreparedStatement insert = sql.prepareStatement(ADD_PAGE)) {
            insert.setString(1, link.url().toString());
            insert.setInt(2, page.status());
            insert.setString(3, shorten(page.title()));
            insert.setInt(4, link.depth());
            insert.setInt(5, page.links().size());
            insert.executeUpdate();
        }
    }

    /** Notes an attempt that failed. */
    void addTrouble(URI url, String error, boolean givenUp) throws SQLException {
        if (updateTrouble(MORE_TROUBLE, url, error, givenUp) == 0) {
            updateTrouble(FIRST_TROUBLE, url, error, givenUp);
        }
    }

    private int updateTrouble(String statement, URI url, String error, boolean givenUp) throws SQLException {
        try (PreparedStatement update = sql.prepareStatement(statement)) {
            update.setString(1, shorten(error));
            update.setBoolean(2, givenUp);
            update.setString(3, url.toString());
            return update.executeUpdate();
        }
    }

    /** How many attempts have failed. */
    int failedAttempts(URI url) throws SQLException {
        try (PreparedStatement query = sql.prepareStatement(ATTEMPTS)) {
            query.setString(1, url.toString());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Counts a page that had trouble as failed. */
    void giveUp(URI url) throws SQLException {
        try (PreparedStatement update = sql.prepareStatement(GIVE_UP)) {
            update.setString(1, url.toString());
            update.executeUpdate();
        }
    }

    /** Some of the pages that failed, and why. */
    Map<String, String> failures(int limit) throws SQLException {
        try (PreparedStatement query = sql.prepareStatement(GIVEN_UP)) {
            query.setInt(1, limit);
            try (ResultSet rows = query.executeQuery()) {
                Map<String, String> failures = new LinkedHashMap<>();
                while (rows.next()) {
                    failures.put(rows.getString(1), rows.getString(2));
                }
                return failures;
            }
        }
    }

    /** Counts everything: not for every second. */
    Totals totals() throws SQLException {
        try (PreparedStatement query = sql.prepareStatement(TOTALS);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Totals(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private static @Nullable String shorten(@Nullable String text) {
        return text == null || text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
