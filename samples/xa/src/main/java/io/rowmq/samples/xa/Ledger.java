package io.rowmq.samples.xa;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.apache.derby.jdbc.EmbeddedXADataSource;

/** The bookings: rows in a Derby database, which has nothing to do with RowMQ. */
final class Ledger implements AutoCloseable {

    private final XAConnection connection;

    Ledger(Path directory) throws SQLException {
        EmbeddedXADataSource source = new EmbeddedXADataSource();
        source.setDatabaseName(directory.toString());
        source.setCreateDatabase("create");
        this.connection = source.getXAConnection();
        try (Connection plain = connection.getConnection();
                Statement statement = plain.createStatement();
                ResultSet tables = plain.getMetaData().getTables(null, null, "BOOKING", null)) {
            if (!tables.next()) {
                statement.execute("CREATE TABLE booking (payment VARCHAR(50) PRIMARY KEY, amount INT)");
            }
        }
    }

    XAResource resource() throws SQLException {
        return connection.getXAResource();
    }

    /** In the transaction that the resource is enlisted in. The key refuses a payment that is there already. */
    void book(String payment, int amount) throws SQLException {
        try (Connection handle = connection.getConnection();
                PreparedStatement insert = handle.prepareStatement("INSERT INTO booking VALUES (?, ?)")) {
            insert.setString(1, payment);
            insert.setInt(2, amount);
            insert.executeUpdate();
        }
    }

    int count() throws SQLException {
        try (Connection plain = connection.getConnection();
                Statement statement = plain.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM booking")) {
            count.next();
            return count.getInt(1);
        }
    }

    int inDoubt() throws SQLException, XAException {
        return resource().recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
