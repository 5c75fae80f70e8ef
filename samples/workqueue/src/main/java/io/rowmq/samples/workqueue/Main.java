package io.rowmq.samples.workqueue;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.samples.workqueue.Worker.DeathException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts the workers. */
public final class Main {

    private static final int FATAL_TASK = 3;
    private static final int LIKE_SIGKILL = 128 + 9;

    private final Options options;
    private final PrintStream out;
    private final TaskBoard board;
    private int begun;

    private Main(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.board = new TaskBoard(out);
    }

    /**
     * Works until all tasks are done, and exits with 0.
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
                new Main(options, out).work();
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("--help lists the options.");
            return 2;
        } catch (JMSException | ExecutionException e) {
            err.println("stopped: " + (e instanceof ExecutionException ? e.getCause() : e));
            return 1;
        }
    }

    private void createStateDirectory() {
        try {
            Files.createDirectories(options.state());
        } catch (IOException e) {
            throw new IllegalArgumentException("--state needs a directory that can be written: " + e, e);
        }
    }

    private void work() throws JMSException, InterruptedException, ExecutionException {
        createStateDirectory();
        Path file = options.state().resolve("workqueue").toAbsolutePath().normalize();
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:file:" + file)) {
            try (Connection connection = factory.createConnection()) {
                board.prepare(connection, options.tasks());
            }
            ExecutorService threads = Executors.newFixedThreadPool(options.workers());
            List<Future<Void>> workers = new ArrayList<>();
            for (int i = 1; i <= options.workers(); i++) {
                workers.add(threads.submit(new Worker("worker " + i, factory, board, this::strike)));
            }
            threads.shutdown();
            for (Future<Void> worker : workers) {
                worker.get();
            }
        }
        out.println(board);
    }

    /** Whoever begins the third task dies of it; with {@code --kill} all die when half is done. */
    private synchronized void strike(Task task) throws DeathException {
        begun++;
        if (begun == FATAL_TASK) {
            throw new DeathException(task);
        }
        if (options.kill() && board.finished() >= options.tasks() / 2) {
            out.println(
                    "killed in the middle of " + task + ": nothing was closed. Start again without --kill to go on.");
            out.flush();
            Runtime.getRuntime().halt(LIKE_SIGKILL);
        }
    }
}
