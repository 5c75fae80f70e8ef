package io.rowmq.benchmarks.rowmq;

import io.rowmq.RowmqSession;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.benchmarks.database.Database;
import io.rowmq.benchmarks.jta.Jta;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.JmsLine;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Rows;
import io.rowmq.benchmarks.subject.Settlement;
import io.rowmq.benchmarks.subject.Subject;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * RowMQ at work. The rows of the application lie in the same database, and are committed by the session; those of XA
 * transactions lie in a database of their own, as they do for the peers.
 */
final class RowmqSubject implements Subject {

    private final RowmqXAConnectionFactory factory;
    private final Path directory;
    private final Database.Stopping stopping;
    private boolean tableCreated;
    private @Nullable Jta jta;

    RowmqSubject(RowmqXAConnectionFactory factory, Path directory, Database.Stopping stopping) {
        this.factory = factory;
        this.directory = directory;
        this.stopping = stopping;
    }

    @Override
    public Line line(Mode mode, Address address) throws Exception {
        return switch (mode) {
            case XA -> jta().line(factory, address);
            case ROWS -> {
                createTable();
                yield JmsLine.create(factory, mode, address, session -> new Together((RowmqSession) session));
            }
            default -> JmsLine.create(factory, mode, address);
        };
    }

    private Jta jta() throws Exception {
        if (jta == null) {
            jta = new Jta(directory);
        }
        return jta;
    }

    private synchronized void createTable() throws JMSException, SQLException {
        if (!tableCreated) {
            tableCreated = true;
            try (Connection connection = factory.createConnection()) {
                RowmqSession session = (RowmqSession) connection.createSession(Session.SESSION_TRANSACTED);
                Rows.create(session.getJdbcConnection());
                // Only some databases commit a CREATE TABLE by themselves.
                session.commit();
            }
        }
    }

    @Override
    public long rows() throws Exception {
        if (jta != null) {
            return jta.rows();
        }
        try (Connection connection = factory.createConnection()) {
            return Rows.count(
                    ((RowmqSession) connection.createSession(Session.SESSION_TRANSACTED)).getJdbcConnection());
        }
    }

    @Override
    public void close() throws Exception {
        if (jta != null) {
            jta.close();
        }
        factory.close();
        stopping.stop();
    }

    /** One local transaction for messages and rows. */
    private static final class Together implements Settlement {

        private final RowmqSession session;
        private @Nullable Rows rows;

        Together(RowmqSession session) {
            this.session = session;
        }

        @Override
        public void row(long number) throws JMSException, SQLException {
            if (rows == null) {
                rows = new Rows(session.getJdbcConnection());
            }
            rows.write(number);
        }

        @Override
        public void end(@Nullable Message last) throws JMSException {
            session.commit();
        }
    }
}
