package io.rowmq.microbenchmarks;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A message of 1 KiB from a producer to a consumer of the same session, over H2 in memory: what everything costs but
 * the disk.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DispatchBenchmark {

    private static final int BATCH = 100;
    private static final int BODY = 1024;
    private static final long PATIENCE = 10_000;

    private final byte[] content = new byte[BODY];
    private @Nullable RowmqConnectionFactory factory;
    private @Nullable Line line;

    /** A session at work. */
    private record Line(JMSContext context, Queue queue, JMSProducer producer, JMSConsumer consumer) {

        static Line open(RowmqConnectionFactory factory) {
            JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED);
            Queue queue = context.createQueue("dispatch");
            return new Line(context, queue, context.createProducer(), context.createConsumer(queue));
        }

        void send(byte[] content) throws JMSException {
            BytesMessage message = context.createBytesMessage();
            message.writeBytes(content);
            producer.send(queue, message);
        }

        Message receive() {
            return Objects.requireNonNull(consumer.receive(PATIENCE), "nothing came");
        }
    }

    /** Opens a database of its own. */
    @Setup(Level.Trial)
    public void open() {
        new Random(1).nextBytes(content);
        factory = new RowmqConnectionFactory("jdbc:h2:mem:" + UUID.randomUUID());
        line = Line.open(factory);
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(line).context.close();
        Objects.requireNonNull(factory).close();
    }

    /** Each message sent by one transaction and received by the next. */
    @Benchmark
    public Message alone() throws JMSException {
        Line at = Objects.requireNonNull(line);
        at.send(content);
        at.context.commit();
        Message received = at.receive();
        at.context.commit();
        return received;
    }

    /** A hundred of them to a transaction; the figures are for one message. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int together() throws JMSException {
        Line at = Objects.requireNonNull(line);
        for (int i = 0; i < BATCH; i++) {
            at.send(content);
        }
        at.context.commit();
        int priorities = 0;
        for (int i = 0; i < BATCH; i++) {
            priorities += at.receive().getJMSPriority();
        }
        at.context.commit();
        return priorities;
    }
}
