package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import jakarta.jms.Session;

/** Receives in transactions of a few messages, one in twelve of which is rolled back. */
final class TransactedReceiver extends Receiver {

    TransactedReceiver(Stage stage, Place place, String backlog) {
        super(stage, place, backlog, Session.SESSION_TRANSACTED);
    }

    @Override
    void turn() throws JMSException {
        if (receive() != null && onceIn(2)) {
            end(onceIn(12));
        }
    }

    /** Commits what is in hand, or rolls it back. */
    void end(boolean undo) throws JMSException {
        if (undo) {
            giveBack(session::rollback);
        } else {
            settle(session::commit);
        }
    }
}
