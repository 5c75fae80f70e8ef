package io.rowmq.crash.load;

import java.util.ArrayList;
import java.util.List;

/** All actors at once, each in a thread of its own. */
final class Ensemble {

    private final List<Actor> actors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Begins to play. */
    Ensemble(Stage stage) {
        actors.add(new Sender(stage, Place.DIRECT, false));
        actors.add(new AsyncSender(stage, Place.DIRECT));
        actors.add(new AutoReceiver(stage, Place.DIRECT));
        actors.add(new AutoReceiver(stage, Place.DIRECT));
        actors.add(new Sender(stage, Place.CLIENT, true));
        actors.add(new ClientReceiver(stage, Place.CLIENT, Place.CLIENT.backlog()));
        actors.add(new ClientReceiver(stage, Place.CLIENT, Place.CLIENT.backlog()));
        actors.add(new Sender(stage, Place.LISTENED, false));
        actors.add(new ListeningReceiver(stage, Place.LISTENED));
        actors.add(new Sender(stage, Place.LAZY, true));
        actors.add(new LazyReceiver(stage, Place.LAZY));
        actors.add(new Sender(stage, Place.DELAYED, true));
        actors.add(new TransactedReceiver(stage, Place.DELAYED, Place.DELAYED.backlog()));
        actors.add(new Sender(stage, Place.ROWS, true));
        actors.add(new RowWriter(stage));
        actors.add(new TreeWalker(stage));
        actors.add(new TreeWalker(stage));
        actors.add(new TreeWalker(stage));
        actors.add(new Sender(stage, Place.NEWS, true));
        actors.add(new Sender(stage, Place.NEWS, false));
        actors.add(new TransactedReceiver(stage, Place.NEWS, Place.DURABLE));
        actors.add(new ClientReceiver(stage, Place.NEWS, Place.SHARED));
        actors.add(new ClientReceiver(stage, Place.NEWS, Place.SHARED));
        for (Actor actor : actors) {
            Thread thread = new Thread(actor, actor.getClass().getSimpleName() + "-" + threads.size());
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets everybody finish. */
    void end() throws InterruptedException {
        actors.forEach(Actor::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
