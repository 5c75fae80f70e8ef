package io.rowmq.crash.load;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;

/** Sends without waiting; a send is acknowledged when its completion listener is called. */
final class AsyncSender extends Actor {

    private final Flow flow;
    private Connection connection;
    private Session session;
    private MessageProducer producer;

    AsyncSender(Stage stage, Place place) {
        super(stage);
        this.flow = stage.flow(place);
    }

    @Override
    void open() throws JMSException {
        connection = stage.factory().createConnection();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(flow.place().destination(session));
    }

    @Override
    void turn() throws JMSException, InterruptedException {
        if (flow.enter(1)) {
            String unit = facts.name();
            facts.planned(unit, flow.place().refs(unit), List.of());
            producer.send(Mail.make(session, unit), new Completion(unit));
        }
    }

    @Override
    void close() throws JMSException {
        connection.close();
    }

    /** Called by another thread. */
    private final class Completion implements CompletionListener {

        private final String unit;

        Completion(String unit) {
            this.unit = unit;
        }

        @Override
        public void onCompletion(Message message) {
            facts.done(unit);
        }

        @Override
        public void onException(Message message, Exception reason) {
            facts.failed(unit, reason);
            facts.trouble("asynchronous send", reason);
        }
    }
}
