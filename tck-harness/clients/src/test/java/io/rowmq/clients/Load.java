package io.rowmq.clients;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A stream of numbered text messages that stays a little ahead of those who process them: however slow the machine is,
 * there is always another message, and there are never many.
 */
public final class Load {

    private static final int AHEAD = 100;

    private final Semaphore credits = new Semaphore(AHEAD);
    private final CompletableFuture<Integer> sending = new CompletableFuture<>();
    private volatile boolean enough;

    /** Begins to send to a queue. */
    public Load(ConnectionFactory factory, Queue queue) {
        Thread sender = new Thread(() -> run(factory, queue), "load of a test");
        sender.setDaemon(true);
        sender.start();
    }

    private void run(ConnectionFactory factory, Queue queue) {
        try {
            sending.complete(send(factory, queue));
        } catch (InterruptedException | RuntimeException e) {
            sending.completeExceptionally(e);
        }
    }

    private int send(ConnectionFactory factory, Queue queue) throws InterruptedException {
        int sent = 0;
        try (JMSContext context = factory.createContext()) {
            while (!enough) {
                if (credits.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                    context.createProducer().send(queue, Integer.toString(sent++));
                }
            }
        }
        return sent;
    }

    /** One message has been processed, another may follow. */
    public void processed() {
        credits.release();
    }

    /** Ends the stream. {@return how many messages it had, numbered from 0} */
    public int end() throws Exception {
        enough = true;
        return sending.get(ClientTest.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
