package io.rowmq.samples.outbox;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.relay.Relay;
import io.rowmq.relay.RelayBuilder;
import io.rowmq.relay.RelayObserver;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Another department, with a broker of its own. A relay brings it the messages about what was shipped, whenever its
 * broker is there.
 */
final class Billing {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Shop shop;
    private final Path state;

    Billing(Shop shop, Path state) {
        this.shop = shop;
        this.state = state;
    }

    /** Starts the relay before the broker, and writes bills until there is one for each shipment or nothing comes. */
    void run(RowmqConnectionFactory messages, long patienceMillis) throws Exception {
        CountDownLatch missed = new CountDownLatch(1);
        try (Broker broker = new Broker(state);
                Relay relay = new RelayBuilder("to billing")
                        .fromQueue(messages, Shipping.SHIPPED)
                        .toQueue(broker.factory(), Shipping.SHIPPED)
                        .backOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .observer(new RelayObserver() {
                            @Override
                            public void failed(String name, Exception failure, Duration pause) {
                                if (missed.getCount() > 0) {
                                    System.out.println("relay: " + failure.getMessage() + "; it tries again");
                                }
                                missed.countDown();
                            }
                        })
                        .start()) {
            missed.await();
            broker.start();
            try (JMSContext context = broker.factory().createContext(JMSContext.SESSION_TRANSACTED)) {
                JMSConsumer consumer = context.createConsumer(context.createQueue(Shipping.SHIPPED));
                while (shop.bills() < shop.shipments()) {
                    Message message = consumer.receive(patienceMillis);
                    if (message == null) {
                        break;
                    }
                    bill(message);
                    context.commit();
                }
            }
        }
        System.out.println(shop.shipments() + " shipped, " + shop.bills() + " billed");
    }

    /** Two transactions, so a message may come again after a crash: its number says which bill is there already. */
    private void bill(Message message) throws SQLException, JMSException {
        try (Connection connection = shop.begin();
                PreparedStatement merge = connection.prepareStatement("MERGE INTO bill (number) VALUES (?)")) {
            merge.setInt(1, Integer.parseInt(message.getBody(String.class)));
            merge.executeUpdate();
            connection.commit();
        }
    }
}
