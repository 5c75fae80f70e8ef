package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** One thread of the load: opens what it needs, repeats its turn until it is told to stop, and closes. */
abstract class Actor implements Runnable {

    final Stage stage;
    final Facts facts;
    final SplittableRandom random;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Actor(Stage stage) {
        this.stage = stage;
        this.facts = stage.facts();
        this.random = stage.random();
    }

    /** Opens connections and sessions. */
    abstract void open() throws JMSException;

    /** Does one unit of work, or waits a moment. */
    abstract void turn() throws JMSException, InterruptedException;

    /** Gives back what is in hand and closes everything. */
    abstract void close() throws JMSException;

    /** Lets the current turn be the last. */
    final void stop() {
        stopped.countDown();
    }

    @Override
    public final void run() {
        try {
            open();
            while (stopped.getCount() > 0) {
                turn();
            }
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JMSException | RuntimeException e) {
            facts.trouble(getClass().getSimpleName(), e);
        }
    }

    /** Does nothing until it is told to stop. */
    final void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** True once in so many calls. */
    final boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }
}
