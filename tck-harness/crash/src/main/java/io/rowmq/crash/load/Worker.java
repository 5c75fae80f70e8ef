package io.rowmq.crash.load;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.crash.journal.Event;
import io.rowmq.crash.journal.Journal;
import io.rowmq.crash.load.WorkerOptions.Mode;
import io.rowmq.crash.tap.CallHook;
import io.rowmq.crash.tap.HaltPoint;
import io.rowmq.crash.tap.Sabotage;
import io.rowmq.crash.tap.TappedDataSource;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The worker JVM. Prints {@code ready} when the load plays. */
public final class Worker {

    private static final int FAILED = 1;

    private final WorkerOptions options;
    private final Journal journal;
    private final Facts facts;

    private Worker(WorkerOptions options, Journal journal) {
        this.options = options;
        this.journal = journal;
        this.facts = new Facts(journal, options.incarnation());
    }

    /** Starts with the arguments of {@link WorkerOptions}. */
    public static void main(String[] args) throws IOException {
        WorkerOptions options = WorkerOptions.parse(args);
        try (Journal journal = new Journal(options.journal())) {
            journal.write(new Event.Started(options.incarnation()));
            Worker worker = new Worker(options, journal);
            try {
                worker.work();
            } catch (JMSException | IOException | InterruptedException | RuntimeException e) {
                worker.facts.trouble("worker", e);
                Runtime.getRuntime().halt(FAILED);
            }
        }
    }

    private void work() throws JMSException, IOException, InterruptedException {
        try (RowmqConnectionFactory factory = factory()) {
            factory.setMaxDeliveries(-1);
            factory.setInitializeSchema("always");
            if (options.mode() == Mode.SETUP) {
                Inspection.subscribe(factory);
                Table.create(factory);
                return;
            }
            Map<Place, Integer> held = Map.of();
            if (options.mode() != Mode.SHARED_LOAD) {
                held = Inspection.browse(factory, facts);
                Table.report(factory, facts);
            }
            play(new Stage(factory, facts, options.seed(), held));
        }
    }

    private void play(Stage stage) throws JMSException, IOException, InterruptedException {
        switch (options.mode()) {
            case SCRIPT -> new Script(stage).play();
            case SENDS -> halted(() -> new Script(stage).send());
            case SETTLES -> halted(() -> new Script(stage).settle());
            case DRAIN -> Drain.all(stage);
            default -> load(stage);
        }
    }

    private static void halted(Facts.Step part) throws JMSException {
        part.run();
        Runtime.getRuntime().halt(HaltPoint.STATUS);
    }

    private static void load(Stage stage) throws IOException, InterruptedException {
        Ensemble ensemble = new Ensemble(stage);
        System.out.println("ready");
        if (System.in.read() < 0) {
            // Nobody is left who would stop this JVM.
            Runtime.getRuntime().halt(FAILED);
        }
        ensemble.end();
    }

    private RowmqConnectionFactory factory() {
        if (options.hook().equals("none")) {
            return new RowmqConnectionFactory(options.url());
        }
        return new RowmqConnectionFactory(TappedDataSource.of(options.url(), hook()));
    }

    private CallHook hook() {
        String[] parts = options.hook().split(":", 2);
        return switch (parts[0]) {
            case "halt" -> HaltPoint.parse(parts[1]).hook();
            case "sabotage" -> Sabotage.valueOf(parts[1]).hook();
            default -> log();
        };
    }

    /** Says in the journal which calls there are, so that points can be chosen among them. */
    private CallHook log() {
        AtomicInteger number = new AtomicInteger();
        return call -> {
            journal.write(new Event.Call(options.incarnation(), number.incrementAndGet(), call.kind()));
            return call.real().make();
        };
    }
}
