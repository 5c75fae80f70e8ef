package io.rowmq.crash.team;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.crash.check.Violation;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Some workers on one database, a tree of messages, and what befalls the workers meanwhile. */
public final class Team implements AutoCloseable {

    private static final Duration HANGING = Duration.ofMinutes(2);
    private static final long NOTE_PATIENCE_MILLIS = 100;

    /** Every so-and-so-many-th event is that the server is killed. */
    private static final int SERVER_KILLS = 6;

    private final TeamOptions options;
    private final Path errors;
    private final SplittableRandom random;
    private final @Nullable Killable server;
    private final List<TeamProcess> workers = new ArrayList<>();
    private final RowmqConnectionFactory factory;
    private final @Nullable TeamArchive archive;
    private final int[] done;
    private int open;
    private int serverKills;
    private int kills;
    private int stops;

    /**
     * Begins with a database whose queues of the team are empty.
     *
     * @param server what may be killed, too; null if nothing but workers is
     * @param directory for what the workers have seen, and what they say on standard error
     */
    public Team(String url, @Nullable Killable server, Path directory, Plan plan) throws IOException, JMSException {
        this.server = server;
        this.options = new TeamOptions(
                url,
                plan.forest(),
                plan.lease().toMillis(),
                directory.resolve("sights-" + plan.seed()),
                directory.resolve("turns-" + plan.seed()));
        this.errors = directory.resolve("errors");
        this.random = new SplittableRandom(plan.seed());
        this.factory = TeamWorker.factory(options);
        this.archive = plan.groups() ? new TeamArchive(url, factory) : null;
        this.done = new int[plan.size()];
        this.open = plan.size();
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(TeamWorker.TREE), "0");
        }
        for (int i = 0; i < plan.workers(); i++) {
            this.workers.add(TeamProcess.start(options, errors));
        }
    }

    /**
     * Lets the workers work and something happen to one of them again and again, until everything is done.
     *
     * @param pause how long nothing happens, at most
     * @return what was broken
     */
    public List<Violation> run(Duration pause) throws IOException, InterruptedException, SQLException {
        List<Violation> found = new ArrayList<>();
        long last = System.nanoTime();
        long next = last;
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer notes = context.createConsumer(context.createQueue(TeamWorker.DONE))) {
            while (open > 0 && System.nanoTime() - last < HANGING.toNanos()) {
                if (count(context, notes) > 0) {
                    last = System.nanoTime();
                }
                if (System.nanoTime() - next >= 0) {
                    happen();
                    next = System.nanoTime() + random.nextLong(1, pause.toNanos());
                }
            }
            for (TeamProcess worker : workers) {
                worker.end();
            }
            while (count(context, notes) > 0) {
                // what is there now was done twice
            }
            findLeft(context, found);
        }
        List<Sight> sights = Lines.read(options.sights(), Sight::parse);
        found.addAll(TeamCheck.violations(done, sights));
        if (archive != null) {
            List<Turn> turns = Lines.read(options.turns(), Turn::parse);
            found.addAll(GroupCheck.violations(options.forest(), turns, sights));
            found.addAll(archive.violations(done));
        }
        return found;
    }

    /** What is still in the tree when everything is done would be done again. */
    private void findLeft(JMSContext context, List<Violation> to) {
        try (JMSConsumer left = context.createConsumer(context.createQueue(TeamWorker.TREE))) {
            String node = left.receiveBody(String.class, 2 * options.lease());
            if (node != null) {
                to.add(new Violation(Violation.Kind.DOUBLED, "node/" + node, "is done and there again"));
            }
        }
    }

    /** Counts some notes; how many. */
    private int count(JMSContext context, JMSConsumer notes) {
        List<Integer> read = new ArrayList<>();
        try {
            String note = notes.receiveBody(String.class, NOTE_PATIENCE_MILLIS);
            while (note != null && read.size() < 1_000) {
                read.add(Integer.parseInt(note));
                note = notes.receiveBody(String.class, 1);
            }
            if (note != null) {
                read.add(Integer.parseInt(note));
            }
            context.commit();
        } catch (JMSRuntimeException undone) {
            // comes again
            System.err.println(undone);
            return 0;
        }
        for (int node : read) {
            if (done[node]++ == 0) {
                open--;
            }
        }
        return read.size();
    }

    private void happen() throws IOException, InterruptedException {
        if (server != null && random.nextInt(SERVER_KILLS) == 0) {
            server.kill();
            serverKills++;
            return;
        }
        int chosen = random.nextInt(workers.size());
        TeamProcess worker = workers.get(chosen);
        if (random.nextInt(3) > 0) {
            worker.kill();
            kills++;
            workers.set(chosen, TeamProcess.start(options, errors));
        } else {
            // it wakes up when the others have taken it for dead
            worker.stopFor(Duration.ofMillis(options.lease() * random.nextInt(15, 30) / 10));
            stops++;
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (TeamProcess worker : workers) {
            worker.kill();
        }
        factory.close();
    }

    @Override
    public String toString() {
        return done.length - open + " of " + done.length + " messages done by " + workers.size() + " workers, " + kills
                + " kills, " + stops + " stops, " + serverKills + " kills of the server";
    }
}
