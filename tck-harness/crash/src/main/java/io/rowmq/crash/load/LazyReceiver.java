package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;

/** Receives with DUPS_OK_ACKNOWLEDGE: nobody says when a message is acknowledged, so both outcomes stay possible. */
final class LazyReceiver extends Receiver {

    LazyReceiver(Stage stage, Place place) {
        super(stage, place, place.backlog(), Session.DUPS_OK_ACKNOWLEDGE);
    }

    @Override
    void turn() throws JMSException {
        if (receive() != null) {
            facts.planned(facts.name(), List.of(), List.copyOf(inHand));
            left();
        }
    }
}
