package io.rowmq.samples.outbox;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.h2.tools.Server;

/** Orders are taken by a JVM that dies, by a program that knows only SQL, and all of them are shipped and billed. */
public final class Main {

    /** How long one message may take, on however slow a machine. */
    private static final long PATIENCE_MILLIS = 60_000;

    private static final long MOMENT_MILLIS = 100;

    private static final String REJECTED = "SELECT reason FROM rowmq_outbox WHERE state = 'REJECTED'";

    private final Shop shop;

    private Main(Shop shop) {
        this.shop = shop;
    }

    /**
     * Runs the sample, and exits with 0 if every order was shipped and billed.
     *
     * @param arguments the directory for the database
     */
    public static void main(String[] arguments) throws Exception {
        // What serves the other program is for this machine only.
        System.setProperty("h2.bindAddress", "localhost");
        Path state = Path.of(arguments[0]);
        Files.createDirectories(state);
        System.exit(new Main(new Shop(state)).run(state) ? 0 : 1);
    }

    private boolean run(Path state) throws Exception {
        System.out.println("A JVM takes orders, a row and a message in one commit.");
        int status = JavaProcess.run(List.of(ShortLife.class.getName(), state.toString()), Redirect.INHERIT);
        if (status != ShortLife.STATUS) {
            System.err.println("the JVM ended with status " + status);
            return false;
        }
        try (RowmqConnectionFactory messages = new RowmqConnectionFactory(shop.url());
                Shipping shipping = new Shipping(messages)) {
            System.out.println("Another ships what the first committed.");
            shipAll(shipping);
            Server server = Server.createTcpServer("-tcpPort", "0").start();
            try {
                sell(new Till(shop.url(server.getPort())), shipping);
            } finally {
                server.stop();
            }
            System.out.println(
                    "A relay brings what was shipped to the billing department, whose broker is still down.");
            new Billing(shop, state).run(messages, PATIENCE_MILLIS);
        }
        return shop.orders() == shop.shipments() && shop.shipments() == shop.bills();
    }

    private void sell(Till till, Shipping shipping)
            throws IOException, InterruptedException, SQLException, JMSException {
        int number = 1 + Integer.parseInt(shop.text("SELECT MAX(number) FROM customer_order"));
        System.out.println("A till, which knows only SQL, sells something.");
        till.run(
                "INSERT INTO customer_order (number, item) VALUES (" + number + ", 'umbrella')",
                "INSERT INTO rowmq_outbox (destination, body_text) VALUES ('orders', '" + number + "')");
        shipAll(shipping);

        number++;
        System.out.println("It makes a mistake in the properties, and corrects it.");
        till.run(
                "INSERT INTO customer_order (number, item) VALUES (" + number + ", 'galoshes')",
                "INSERT INTO rowmq_outbox (destination, body_text, properties) VALUES ('orders', '" + number
                        + "', 'urgent')");
        System.out.println("  rejected: " + rejection(shipping));
        till.run(
                "UPDATE rowmq_outbox SET properties = '{\"urgent\": true}', state = 'STAGED' WHERE state = 'REJECTED'");
        shipAll(shipping);
    }

    /** Ships until there is a shipment for each order, or nothing comes for a long time. */
    private void shipAll(Shipping shipping) throws SQLException, JMSException {
        while (shop.shipments() < shop.orders() && shipping.shipNext(PATIENCE_MILLIS)) {
            // The next, until all are shipped.
        }
        System.out.println(shop.orders() + " orders, " + shop.shipments() + " shipped");
    }

    /** Why the row in the outbox cannot be delivered, once RowMQ has looked at it. */
    private String rejection(Shipping shipping) throws SQLException, JMSException {
        String reason = shop.text(REJECTED);
        for (long waited = 0; reason.isEmpty() && waited < PATIENCE_MILLIS; waited += MOMENT_MILLIS) {
            shipping.shipNext(MOMENT_MILLIS);
            reason = shop.text(REJECTED);
        }
        return reason;
    }
}
