package io.rowmq.containers.app;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Writes a row and sends a message, in one transaction of the container. */
@Stateless
public class Orders {

    @Resource(name = "jms/factory")
    private ConnectionFactory factory;

    @Resource(name = "jms/orders")
    private Queue queue;

    @Resource(name = "jdbc/orders")
    private DataSource database;

    public void createTable() throws SQLException {
        try (java.sql.Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS orders (id VARCHAR(80) PRIMARY KEY)");
        }
    }

    public void write(String id) throws SQLException {
        try (java.sql.Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    public void place(String id, boolean fail) throws SQLException, JMSException {
        write(id);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(queue).send(session.createTextMessage(id));
        }
        if (fail) {
            throw new IllegalStateException("asked to fail: " + id);
        }
    }

    public int rows(String id) throws SQLException {
        try (java.sql.Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM orders WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
