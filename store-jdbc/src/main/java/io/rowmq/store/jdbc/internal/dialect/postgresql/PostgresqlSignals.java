package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Signals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** LISTEN and NOTIFY. Behind a pooler that changes sessions between transactions nothing is received. */
final class PostgresqlSignals implements Signals {

    @Override
    public void send(Connection connection, String channel, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, channel);
            statement.setString(2, text);
            statement.execute();
        }
    }

    @Override
    public boolean listen(Connection connection, ConnectionSource source, String channel) throws SQLException {
        int greeted = connection.unwrap(PGConnection.class).getBackendPID();
        // a pooler answers for itself
        if (greeted != PostgresqlPooler.session(connection) && PostgresqlPooler.changesSessions(connection, source)) {
            // whoever gets that session next would hoard notifications that he does not ask for
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
        }
        return true;
    }

    @Override
    public List<String> await(Connection connection, Duration atMost) throws SQLException {
        PGNotification[] received =
                connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, atMost.toMillis()));
        return received == null
                ? List.of()
                : Arrays.stream(received).map(PGNotification::getParameter).toList();
    }

    @Override
    public void end(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UNLISTEN *");
        }
    }
}
