package io.rowmq.benchmarks.peer;

import io.rowmq.benchmarks.jta.Jta;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.JmsLine;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Subject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.XAConnectionFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A broker that runs. Messages and rows together take two resources and a transaction manager. */
final class Broker implements Subject {

    private final ConnectionFactory factory;
    private final XAConnectionFactory xaFactory;
    private final Path directory;
    private final Stopping stopping;
    private @Nullable Jta jta;

    /** Stops the broker. */
    @FunctionalInterface
    interface Stopping {

        void stop() throws Exception;
    }

    Broker(ConnectionFactory factory, XAConnectionFactory xaFactory, Path directory, Stopping stopping) {
        this.factory = factory;
        this.xaFactory = xaFactory;
        this.directory = directory;
        this.stopping = stopping;
    }

    @Override
    public Line line(Mode mode, Address address) throws Exception {
        return mode == Mode.ROWS || mode == Mode.XA
                ? jta().line(xaFactory, address)
                : JmsLine.create(factory, mode, address);
    }

    private Jta jta() throws Exception {
        if (jta == null) {
            jta = new Jta(directory);
        }
        return jta;
    }

    @Override
    public long rows() throws Exception {
        return jta().rows();
    }

    @Override
    public void close() throws Exception {
        if (jta != null) {
            jta.close();
        }
        stopping.stop();
    }
}
