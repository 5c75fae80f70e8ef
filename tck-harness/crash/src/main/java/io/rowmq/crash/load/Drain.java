package io.rowmq.crash.load;

import io.rowmq.crash.journal.Ref;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives everything that is left, so that nothing stays in doubt. */
final class Drain {

    private static final int BATCH = 50;
    private static final long PATIENCE = 100;
    /** Longer than the longest delivery delay. */
    private static final long LONG_PATIENCE = 1_000;

    private Drain() {}

    /** Ends the trees that have begun, and empties every backlog. */
    static void all(Stage stage) throws JMSException {
        TreeWalker walker = new TreeWalker(stage);
        walker.open();
        while (walker.walk(false)) {
            // The next node.
        }
        walker.close();
        ConnectionFactory factory = stage.factory();
        for (Place place : Place.values()) {
            for (String backlog : place.backlogs()) {
                try (Connection connection = factory.createConnection()) {
                    if (backlog.equals(Place.DURABLE)) {
                        connection.setClientID(Receiver.READER);
                    }
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = Subscriptions.consumer(session, place, backlog);
                    connection.start();
                    empty(session, consumer, backlog, stage.facts());
                }
            }
        }
    }

    private static void empty(Session session, MessageConsumer consumer, String backlog, Facts facts)
            throws JMSException {
        List<Ref> batch = new ArrayList<>();
        long patience = backlog.equals(Place.DELAYED.backlog()) ? LONG_PATIENCE : PATIENCE;
        boolean more = true;
        while (more) {
            @Nullable Message message = consumer.receive(patience);
            more = message != null;
            if (message != null) {
                batch.add(facts.received(null, backlog, message));
            }
            if (!batch.isEmpty() && (!more || batch.size() == BATCH)) {
                facts.commit(facts.name(), List.of(), List.copyOf(batch), session::commit);
                batch.clear();
            }
        }
        facts.drained(backlog);
    }
}
