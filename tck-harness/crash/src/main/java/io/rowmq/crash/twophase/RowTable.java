package io.rowmq.crash.twophase;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.postgresql.xa.PGXADataSource;

/** The rows that belong to the messages, in a database that prepares transactions and keeps them through a crash. */
final class RowTable {

    private static final String DERBY = "jdbc:derby:";

    private RowTable() {}

    /**
     * The XA data source for a URL of Derby or PostgreSQL. H2 is no use here: it forgets what it has prepared when the
     * connection ends.
     */
    static XADataSource source(String url) {
        if (url.startsWith(DERBY)) {
            EmbeddedXADataSource source = new EmbeddedXADataSource();
            source.setDatabaseName(url.substring(DERBY.length()));
            source.setCreateDatabase("create");
            return source;
        }
        PGXADataSource source = new PGXADataSource();
        source.setUrl(url);
        return source;
    }

    static void create(XADataSource source) throws SQLException {
        XAConnection connection = source.getXAConnection();
        try (Connection plain = connection.getConnection();
                Statement statement = plain.createStatement()) {
            statement.execute("CREATE TABLE answered (id VARCHAR(50) PRIMARY KEY)");
        } finally {
            connection.close();
        }
    }

    static void add(XAConnection connection, String id) throws SQLException {
        try (Connection handle = connection.getConnection();
                PreparedStatement insert = handle.prepareStatement("INSERT INTO answered VALUES (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    static List<String> read(XADataSource source) throws SQLException {
        List<String> ids = new ArrayList<>();
        XAConnection connection = source.getXAConnection();
        try (Connection plain = connection.getConnection();
                Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM answered")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        } finally {
            connection.close();
        }
        return ids;
    }
}
