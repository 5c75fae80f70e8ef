package io.rowmq.samples.outbox;

import io.rowmq.RowmqConnectionFactory;
import java.nio.file.Path;
import java.sql.SQLException;

/** A JVM that takes orders, and dies when the last has been committed and before anybody was told. */
final class ShortLife {

    /** How a JVM that died by force ends. */
    static final int STATUS = 137;

    private static final int ORDERS = 10;
    private static final int UNPAID = 7;

    private ShortLife() {}

    public static void main(String[] arguments) throws SQLException {
        Shop shop = new Shop(Path.of(arguments[0]));
        shop.open();
        int first = 1 + Integer.parseInt(shop.text("SELECT COALESCE(MAX(number), 0) FROM customer_order"));
        OrderService orders = new OrderService(shop, new RowmqConnectionFactory(shop.url()));
        for (int number = first; number < first + ORDERS; number++) {
            orders.place(number, "item " + number, number != first + UNPAID - 1);
        }
        System.out.println(ORDERS - 1 + " orders are committed; KILLED");
        Runtime.getRuntime().halt(STATUS);
    }
}
