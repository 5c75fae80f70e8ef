package io.rowmq.crash.load;

import io.rowmq.crash.journal.Ref;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that receives from one backlog, in one of the ways to acknowledge. */
abstract class Receiver extends Actor {

    /** How long to wait for a message. */
    static final long PATIENCE = 50;

    /** The client identifier that the durable subscription belongs to. */
    static final String READER = "crash-reader";

    final String backlog;
    final List<Ref> inHand = new ArrayList<>();
    Connection connection;
    Session session;
    MessageConsumer consumer;
    private final Flow flow;
    private final int mode;

    Receiver(Stage stage, Place place, String backlog, int mode) {
        super(stage);
        this.flow = stage.flow(place);
        this.backlog = backlog;
        this.mode = mode;
    }

    @Override
    void open() throws JMSException {
        connection = stage.factory().createConnection();
        if (backlog.equals(Place.DURABLE)) {
            connection.setClientID(READER);
        }
        session = connection.createSession(mode);
        consumer = Subscriptions.consumer(session, flow.place(), backlog);
        connection.start();
    }

    /** Waits for a message that has to be acknowledged. */
    final @Nullable Message receive() throws JMSException {
        @Nullable Message message = consumer.receive(PATIENCE);
        if (message != null) {
            inHand.add(facts.received(null, backlog, message));
        }
        return message;
    }

    /** Acknowledges all that is in hand. */
    final void settle(Facts.Step call) throws JMSException {
        facts.commit(facts.name(), List.of(), List.copyOf(inHand), call);
        left();
    }

    /** Gives back all that is in hand. */
    final void giveBack(Facts.Step call) throws JMSException {
        facts.undo(List.copyOf(inHand), call);
        inHand.clear();
    }

    /** Says that what was in hand has left the backlog. */
    final void left() {
        flow.left(backlog, inHand.size());
        inHand.clear();
    }

    @Override
    void close() throws JMSException {
        giveBack(connection::close);
    }
}
