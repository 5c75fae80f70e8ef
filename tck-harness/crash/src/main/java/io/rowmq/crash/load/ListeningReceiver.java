package io.rowmq.crash.load;

import io.rowmq.crash.journal.Ref;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Receives with a MessageListener and AUTO_ACKNOWLEDGE: a message is acknowledged between the listener's return and its
 * next call, so the next call proves the acknowledgement of the message before.
 */
final class ListeningReceiver extends Receiver {

    private final SplittableRandom dice = random.split();
    private @Nullable String returned;

    ListeningReceiver(Stage stage, Place place) {
        super(stage, place, place.backlog(), Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    void open() throws JMSException {
        super.open();
        consumer.setMessageListener(this::onMessage);
    }

    private void onMessage(Message message) {
        proven();
        try {
            Ref ref = facts.received(null, backlog, message);
            inHand.add(ref);
            if (dice.nextInt(15) == 0) {
                facts.undone(List.of(ref));
                inHand.clear();
                throw new IllegalStateException("the listener refuses this delivery");
            }
            returned = facts.name();
            facts.planned(returned, List.of(), List.of(ref));
            left();
        } catch (JMSException e) {
            facts.trouble("listener", e);
        }
    }

    private void proven() {
        if (returned != null) {
            facts.done(returned);
            returned = null;
        }
    }

    @Override
    void turn() throws InterruptedException {
        awaitStop();
    }

    @Override
    void close() throws JMSException {
        connection.close();
        proven();
    }
}
