package io.rowmq.crash.load;

import io.rowmq.RowmqSession;
import io.rowmq.crash.journal.Ref;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The application's own table, in the same database. */
public final class Table {

    /** What the checker knows the table as. */
    public static final String BACKLOG = "table";

    /** Writes a row. */
    static final String INSERT = "insert into crash_row (id) values (?)";

    private static final String CREATE = "create table crash_row (id varchar(60) primary key)";
    private static final String SELECT = "select id from crash_row";
    private static final String DELETE = "delete from crash_row";

    private Table() {}

    /** Creates the table. */
    static void create(ConnectionFactory factory) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                Statement statement =
                        ((RowmqSession) session).getJdbcConnection().createStatement()) {
            statement.execute(CREATE);
            session.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the table cannot be created: is the database empty?", e);
        }
    }

    /** Says which rows there are, and deletes them in a unit of its own. */
    static void report(ConnectionFactory factory, Facts facts) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                Statement statement =
                        ((RowmqSession) session).getJdbcConnection().createStatement()) {
            List<String> keys = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(SELECT)) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
            facts.snapshot(BACKLOG, keys);
            statement.executeUpdate(DELETE);
            List<Ref> rows = keys.stream().map(key -> new Ref(BACKLOG, key)).toList();
            facts.commit(facts.name(), List.of(), rows, session::commit);
        } catch (SQLException e) {
            throw new IllegalStateException("the rows cannot be read", e);
        }
    }
}
