package io.rowmq.crash.load;

import io.rowmq.crash.journal.Ref;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;

/** Sends to one place: one message at a time, or several in a transaction, every fifth of which is rolled back. */
final class Sender extends Actor {

    private static final int LONGEST_DELAY = 400;

    private final Flow flow;
    private final boolean transacted;
    private Connection connection;
    private Session session;
    private MessageProducer producer;

    Sender(Stage stage, Place place, boolean transacted) {
        super(stage);
        this.flow = stage.flow(place);
        this.transacted = transacted;
    }

    @Override
    void open() throws JMSException {
        connection = stage.factory().createConnection();
        session = connection.createSession(transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(flow.place().destination(session));
    }

    @Override
    void turn() throws JMSException, InterruptedException {
        int messages = transacted ? 1 + random.nextInt(4) : 1;
        if (flow.enter(messages)) {
            unit(messages, transacted && onceIn(5));
        }
    }

    /** Sends so many messages as one unit, or undoes it. */
    void unit(int messages, boolean undo) throws JMSException {
        String unit = facts.name();
        List<String> keys = new ArrayList<>();
        List<Ref> refs = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            keys.add(unit + "-" + i);
            refs.addAll(flow.place().refs(keys.get(i)));
        }
        if (!transacted) {
            facts.commit(unit, refs, List.of(), () -> send(keys));
            return;
        }
        send(keys);
        if (undo) {
            facts.undo(List.of(), session::rollback);
            flow.notSent(messages);
        } else {
            facts.commit(unit, refs, List.of(), session::commit);
        }
    }

    private void send(List<String> keys) throws JMSException {
        for (String key : keys) {
            producer.setDeliveryDelay(flow.place() == Place.DELAYED ? random.nextInt(LONGEST_DELAY) : 0);
            producer.send(Mail.make(session, key));
        }
    }

    @Override
    void close() throws JMSException {
        connection.close();
    }
}
