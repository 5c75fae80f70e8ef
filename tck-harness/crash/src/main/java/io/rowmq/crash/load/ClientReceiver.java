package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** Receives with CLIENT_ACKNOWLEDGE, several messages to one acknowledgement; recovers the session now and then. */
final class ClientReceiver extends Receiver {

    ClientReceiver(Stage stage, Place place, String backlog) {
        super(stage, place, backlog, Session.CLIENT_ACKNOWLEDGE);
    }

    @Override
    void turn() throws JMSException {
        @Nullable Message message = receive();
        if (message != null && onceIn(2)) {
            end(message, onceIn(12));
        }
    }

    /** Acknowledges everything up to a message, or recovers. */
    void end(Message last, boolean undo) throws JMSException {
        if (undo) {
            giveBack(session::recover);
        } else {
            settle(last::acknowledge);
        }
    }
}
