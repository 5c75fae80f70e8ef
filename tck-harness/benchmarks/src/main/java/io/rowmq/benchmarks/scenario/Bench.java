package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Subject;
import io.rowmq.benchmarks.subject.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A subject on the bench: its lines, and the ledger of what goes through them. */
public final class Bench implements AutoCloseable {

    private static final int HANDS = 4;
    private static final int BATCH = 100;

    private final Subject subject;
    private final List<Address> places;
    private final Ledger ledger;
    private final List<Line> lines = new ArrayList<>();
    private final AtomicLong rows = new AtomicLong();

    /** Puts a subject on the bench, whose messages go to these places. */
    public Bench(Subject subject, List<Address> places) {
        this.subject = subject;
        this.places = places;
        this.ledger = new Ledger(places.size());
    }

    Ledger ledger() {
        return ledger;
    }

    /** A line on the queue that stays open until the measuring is over. */
    Line line(Mode mode) throws Exception {
        return line(mode, Address.QUEUE);
    }

    /** A line that stays open until the measuring is over. */
    Line line(Mode mode, Address address) throws Exception {
        Line line = subject.line(mode, address);
        lines.add(line);
        return line;
    }

    /** A row was written, and will be committed. */
    void written() {
        rows.incrementAndGet();
    }

    /** Sends so many messages, in large transactions. */
    void fill(int messages) throws Exception {
        fill(messages, (line, number, index) -> line.send(number));
    }

    /** Sends so many messages, which fall into parts, in large transactions. */
    void fill(int messages, int parts) throws Exception {
        fill(messages, (line, number, index) -> line.send(number, index % parts));
    }

    private void fill(int messages, Send send) throws Exception {
        byHand(Address.QUEUE, HANDS, line -> {
            Ledger.Source source = ledger.source();
            for (int i = 0; i < messages / HANDS; i += BATCH) {
                for (int j = i; j < Math.min(i + BATCH, messages / HANDS); j++) {
                    send.send(line, source.next(), j);
                }
                line.end();
            }
        });
    }

    /** Closes the lines, receives all that is left, and says how many messages there were. */
    public long settle() throws Exception {
        for (Line line : lines) {
            line.close();
        }
        for (int place = 0; place < places.size(); place++) {
            Address address = places.get(place);
            // A durable subscription is for one consumer.
            drain(place, address, address.subscription() == null ? HANDS : 1);
        }
        requireRows();
        return ledger.balance();
    }

    private void drain(int place, Address address, int hands) throws Exception {
        byHand(address, hands, line -> {
            long number = line.receive();
            for (int i = 1; number >= 0; i++) {
                ledger.received(place, number);
                if (i % BATCH == 0) {
                    line.end();
                }
                number = line.receive();
            }
            line.end();
        });
    }

    private void requireRows() throws Exception {
        long stored = rows.get() == 0 ? 0 : subject.rows();
        if (stored != rows.get()) {
            throw new IllegalStateException(
                    "lost: " + rows.get() + " rows were committed with a message, and there are " + stored);
        }
    }

    /** Sends one of many. */
    @FunctionalInterface
    private interface Send {

        void send(Line line, long number, int index) throws Exception;
    }

    /** What one of several hands does with a line of its own. */
    @FunctionalInterface
    private interface Work {

        void with(Line line) throws Exception;
    }

    private void byHand(Address address, int count, Work work) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(() -> {
                    try (Line line = subject.line(Mode.TRANSACTED, address)) {
                        work.with(line);
                    }
                    return null;
                });
            }
            for (Future<Void> done : hands.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unavailable unavailable) {
                throw unavailable;
            }
            throw e;
        } finally {
            hands.shutdown();
        }
    }

    @Override
    public void close() throws Exception {
        subject.close();
    }
}
