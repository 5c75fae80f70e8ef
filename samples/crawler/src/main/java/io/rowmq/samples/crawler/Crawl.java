package io.rowmq.samples.crawler;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqSession;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A crawl in a database: how it starts, who works on it, and how one knows that it is finished. */
final class Crawl {

    /** The queue of URLs to visit. */
    static final String FRONTIER = "crawl.frontier";

    /** So often a page is tried. */
    static final int ATTEMPTS = 5;

    private static final long GLANCE_MILLIS = 200;

    private final Connection connection;
    private final Session session;
    private final AtomicReference<Totals> tally = new AtomicReference<>(Totals.NO_CHANGE);
    private volatile boolean stopping;

    Crawl(Connection connection) throws JMSException, SQLException {
        this.connection = connection;
        this.session = connection.createSession(Session.SESSION_TRANSACTED);
        tables().create();
        session.commit();
    }

    /** The start URLs so far; empty for a new crawl. */
    List<URI> starts() throws JMSException, SQLException {
        return tables().starts();
    }

    /** Puts those URLs that were not seen yet into the frontier. */
    void start(Collection<URI> urls) throws JMSException, SQLException {
        List<Link> links = urls.stream().map(url -> new Link(url, 0)).toList();
        try (MessageProducer frontier = session.createProducer(new RowmqQueue(FRONTIER))) {
            for (Link link : tables().markSeen(links)) {
                frontier.send(link.toMessage(session));
            }
            session.commit();
        }
    }

    /** How far the crawl is, counted in the tables. */
    Totals totals() throws JMSException, SQLException {
        Totals totals = tables().totals();
        session.rollback();
        return totals;
    }

    /** Some of the pages that failed, and why. */
    Map<String, String> failures(int limit) throws JMSException, SQLException {
        return tables().failures(limit);
    }

    /**
     * Crawls until nothing is queued, or the limit is reached.
     *
     * @param workers each works on a thread of its own
     * @param limit the most pages, counted from the beginning of the crawl
     * @param progress is told the totals several times a second
     * @throws ExecutionException if a worker could not go on
     */
    void run(List<? extends Worker> workers, int limit, Consumer<Totals> progress)
            throws JMSException, SQLException, InterruptedException, ExecutionException {
        tally.set(totals());
        // One permit for each page that may still be crawled. A step that brings none home gives it back.
        Semaphore budget = new Semaphore((int) Math.max(0, limit - tally.get().done()));
        Worker deadLetters = new DeadLetterWorker(connection);
        ExecutorService threads = Executors.newFixedThreadPool(workers.size() + 1, Crawl::daemon);
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        workers.forEach(worker -> running.submit(stepping(worker, budget)));
        running.submit(stepping(deadLetters, new Semaphore(1)));
        connection.start();
        try {
            while (tally.get().done() < limit && !isFinished()) {
                Future<Void> endedEarly = running.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (endedEarly != null) {
                    endedEarly.get();
                }
                progress.accept(tally.get());
            }
        } finally {
            // Nobody is interrupted: an interrupt in the middle of file access would close the database's file.
            stopping = true;
            threads.shutdown();
        }
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** The tally may say so a moment too early, because each worker adds to it after its commit: the tables decide. */
    private boolean isFinished() throws JMSException, SQLException {
        return tally.get().queued() <= 0 && totals().queued() == 0;
    }

    private Callable<Void> stepping(Worker worker, Semaphore budget) {
        return () -> {
            while (!stopping) {
                if (budget.tryAcquire(Worker.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    Totals change = worker.step();
                    tally.accumulateAndGet(change, Totals::plus);
                    if (change.done() == 0) {
                        budget.release();
                    }
                }
            }
            return null;
        };
    }

    private CrawlTables tables() throws JMSException {
        return new CrawlTables(((RowmqSession) session).getJdbcConnection());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "crawler");
        thread.setDaemon(true);
        return thread;
    }
}
