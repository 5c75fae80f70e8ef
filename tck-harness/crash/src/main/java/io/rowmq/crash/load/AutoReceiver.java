package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** Receives with AUTO_ACKNOWLEDGE: what has been returned is acknowledged. */
final class AutoReceiver extends Receiver {

    AutoReceiver(Stage stage, Place place) {
        super(stage, place, place.backlog(), Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    void turn() throws JMSException {
        String ticket = facts.waiting(backlog);
        @Nullable Message message = consumer.receive(PATIENCE);
        if (message == null) {
            facts.nothing(ticket);
            return;
        }
        inHand.add(facts.received(ticket, backlog, message));
        left();
    }
}
