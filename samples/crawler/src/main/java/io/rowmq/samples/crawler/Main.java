package io.rowmq.samples.crawler;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Starts the crawler. */
public final class Main {

    private static final long MAX_RETRY_DELAY_MILLIS = 60_000;
    private static final Duration POLITE_DELAY = Duration.ofSeconds(1);
    private static final int FAILURES_SHOWN = 10;

    private final Options options;
    private final PrintStream out;

    private Main(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Crawls, and exits with 0 if nothing is left to do.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(Options.USAGE);
            } else {
                new Main(options, out).crawl();
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("--help lists the options.");
            return 2;
        } catch (ExecutionException e) {
            return stopped(e.getCause(), err);
        } catch (JMSException | SQLException | IOException e) {
            return stopped(e, err);
        }
    }

    private static int stopped(Throwable cause, PrintStream err) {
        err.println("stopped: " + cause);
        err.println("What was committed is safe: started again, the crawl goes on from there.");
        return 1;
    }

    private void createStateDirectory() {
        try {
            Files.createDirectories(options.state());
        } catch (IOException e) {
            throw new IllegalArgumentException("--state needs a directory that can be written: " + e, e);
        }
    }

    private void crawl() throws JMSException, SQLException, IOException, InterruptedException, ExecutionException {
        createStateDirectory();
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(databaseUrl())) {
            factory.setMaxDeliveries(Crawl.ATTEMPTS);
            factory.setRedeliveryDelay(options.retryDelay());
            factory.setRedeliveryBackOff(2);
            factory.setMaxRedeliveryDelay(MAX_RETRY_DELAY_MILLIS);
            try (Connection connection = factory.createConnection();
                    DocumentationSite site = new DocumentationSite()) {
                crawl(connection, site);
            }
        }
    }

    private void crawl(Connection connection, DocumentationSite site)
            throws JMSException, SQLException, InterruptedException, ExecutionException {
        Crawl crawl = new Crawl(connection);
        Totals before = crawl.totals();
        if (before.seen() == 0 || !options.starts().isEmpty()) {
            crawl.start(options.starts().isEmpty() ? List.of(DocumentationSite.START) : options.starts());
        }
        List<URI> starts = crawl.starts();
        out.println("crawling " + starts.get(0) + (starts.size() > 1 ? " and " + (starts.size() - 1) + " more" : ""));
        out.println("in " + options.state().toAbsolutePath() + (before.seen() > 0 ? ", going on: " + before : ""));

        Scope scope = options.allHosts() ? Scope.anywhere(options.depth()) : Scope.around(starts, options.depth());
        Duration delay = starts.equals(List.of(DocumentationSite.START)) ? Duration.ZERO : POLITE_DELAY;
        Visitor visitor = new Visitor(new Fetcher(site::route), options.delay().orElse(delay));
        TroubleLog trouble = new TroubleLog(connection);
        Object recording = new Object();
        KillSwitch killSwitch = new KillSwitch(options.killAfter(), out);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < options.workers(); i++) {
            workers.add(new PageWorker(connection, visitor, scope, trouble, killSwitch, recording));
        }
        ProgressLine progress = new ProgressLine(out, System.console() != null, before.done());
        crawl.run(workers, options.limit(), progress);
        progress.end();

        crawl.failures(FAILURES_SHOWN).forEach((url, error) -> out.println("failed: " + url + ": " + error));
        out.println("the pages are in table crawl_page of " + databaseUrl());
        out.println(crawl.totals());
    }

    private String databaseUrl() {
        Path file = options.state().resolve("crawl").toAbsolutePath().normalize();
        return "jdbc:h2:file:" + file;
    }
}
