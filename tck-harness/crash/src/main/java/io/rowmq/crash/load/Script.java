package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every way to send and to settle once, by one thread and always in the same order, so that the n-th JDBC call is the
 * same step each time and can be chosen as the last.
 */
final class Script {

    private final Stage stage;

    Script(Stage stage) {
        this.stage = stage;
    }

    /** Everything, in order. */
    void play() throws JMSException {
        send();
        settle();
    }

    /** Sends to every place: alone, in transactions, and in one that is rolled back. */
    void send() throws JMSException {
        for (Place place : List.of(Place.DIRECT, Place.LAZY, Place.DELAYED, Place.NEWS)) {
            Sender sender = new Sender(stage, place, false);
            sender.open();
            sender.unit(1, false);
            sender.close();
        }
        for (Place place : List.of(Place.CLIENT, Place.ROWS, Place.NEWS)) {
            Sender sender = new Sender(stage, place, true);
            sender.open();
            sender.unit(3, false);
            sender.unit(2, true);
            sender.close();
        }
    }

    /** Settles something in every place. */
    void settle() throws JMSException {
        play(new AutoReceiver(stage, Place.DIRECT), AutoReceiver::turn);
        play(new LazyReceiver(stage, Place.LAZY), LazyReceiver::turn);
        play(new ClientReceiver(stage, Place.CLIENT, Place.CLIENT.backlog()), Script::client);
        play(new ClientReceiver(stage, Place.NEWS, Place.SHARED), Script::client);
        play(new TransactedReceiver(stage, Place.NEWS, Place.DURABLE), Script::transacted);
        play(new TransactedReceiver(stage, Place.DELAYED, Place.DELAYED.backlog()), Script::transacted);
        play(new RowWriter(stage), writer -> {
            for (int i = 0; i < 2 && writer.receive() != null; i++) {
                writer.write(i == 0);
            }
        });
        play(new TreeWalker(stage), walker -> {
            walker.plant();
            walker.walk(true);
            walker.walk(false);
        });
    }

    private static void client(ClientReceiver receiver) throws JMSException {
        for (int i = 0; i < 3; i++) {
            @Nullable Message message = receiver.receive();
            if (message != null) {
                receiver.end(message, i == 0);
            }
        }
    }

    private static void transacted(TransactedReceiver receiver) throws JMSException {
        for (int i = 0; i < 3; i++) {
            if (receiver.receive() != null) {
                receiver.end(i == 0);
            }
        }
    }

    /** What one of the actors does. */
    @FunctionalInterface
    private interface Part<A extends Actor> {

        void play(A actor) throws JMSException;
    }

    private static <A extends Actor> void play(A actor, Part<A> part) throws JMSException {
        actor.open();
        part.play(actor);
        actor.close();
    }
}
