package io.rowmq.samples.outbox;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes orders: a row, and a message for those who care, in one transaction of plain JDBC. */
final class OrderService {

    private final Shop shop;
    private final RowmqConnectionFactory messages;

    OrderService(Shop shop, RowmqConnectionFactory messages) {
        this.shop = shop;
        this.messages = messages;
    }

    /** Writes and sends, and commits both, if the customer can pay. */
    void place(int number, String item, boolean solvent) throws SQLException {
        try (Connection connection = shop.begin()) {
            insert(connection, number, item);
            try (RowmqContext outbox = messages.createContext(connection)) {
                outbox.createProducer().send(outbox.createQueue(Shipping.QUEUE), Integer.toString(number));
            }
            if (solvent) {
                connection.commit();
            } else {
                connection.rollback();
                System.out.println("order " + number + " is not paid: rolled back after row and message were written");
            }
        }
    }

    private static void insert(Connection connection, int number, String item) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customer_order (number, item) VALUES (?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, item);
            insert.executeUpdate();
        }
    }
}
