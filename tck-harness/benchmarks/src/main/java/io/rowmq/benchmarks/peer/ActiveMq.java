package io.rowmq.benchmarks.peer;

import io.rowmq.benchmarks.subject.JmsLine;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * ActiveMQ Classic, reached without a network.
 *
 * @param name its name
 * @param how what is special about it
 * @param store makes where it keeps its messages
 */
public record ActiveMq(String name, String how, Store store) implements Provider {

    private static final String BROKER = "benchmark";

    /** On each of its stores. */
    public static List<Provider> all() {
        return List.of(
                new ActiveMq("activemq-kahadb", "KahaDB with disk sync", ActiveMq::kahaDb),
                new ActiveMq("activemq-h2", "JDBC on an H2 file that is made to sync", ActiveMq::h2));
    }

    /** Makes a persistence adapter. */
    @FunctionalInterface
    public interface Store {

        /** A new one that keeps its files in a directory. */
        Object in(Path directory) throws Exception;
    }

    @Override
    public String title() {
        return "ActiveMQ Classic 6.3 in this JVM, " + how;
    }

    @Override
    public String libraries() {
        return "activemq";
    }

    /** The broker does not answer acknowledgements before their transaction, and KahaDB does not sync them. */
    @Override
    public boolean acknowledgesDurably() {
        return false;
    }

    @Override
    public Subject start(Path directory) throws Exception {
        Bean broker = Bean.create("org.apache.activemq.broker.BrokerService")
                .set("BrokerName", BROKER)
                .set("UseJmx", false)
                .set("UseShutdownHook", false)
                .set("DataDirectory", directory.toString())
                .set("PersistenceAdapter", store.in(directory));
        Bean usage = broker.call("getSystemUsage");
        // As in the activemq.xml that it is shipped with.
        usage.call("getMemoryUsage").set("PercentOfJvmHeap", 70);
        // Checks against the disk of this machine would say nothing about the broker.
        usage.call("getStoreUsage").set("Limit", Long.MAX_VALUE);
        broker.call("start");
        broker.call("waitUntilStarted");
        Bean factory = Bean.create("org.apache.activemq.ActiveMQConnectionFactory", "vm://" + BROKER + "?create=false");
        return new Running((ConnectionFactory) factory.object(), broker);
    }

    private static Object kahaDb(Path directory) throws Exception {
        // Always syncing is what it is shipped with; it is set so that nobody has to know.
        return Bean.create("org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter")
                .set("Directory", directory.resolve("kahadb").toFile())
                .set("JournalDiskSyncStrategy", "always")
                .object();
    }

    private static Object h2(Path directory) throws Exception {
        return Bean.create("org.apache.activemq.store.jdbc.JDBCPersistenceAdapter")
                .set("DataSource", SyncedH2.pool(directory.resolve("store")))
                // A lock on a table that only this JVM has, with statements of its own all the time.
                .set("UseLock", false)
                .object();
    }

    private record Running(ConnectionFactory factory, Bean broker) implements Subject {

        @Override
        public Line line(Mode mode) throws Exception {
            return new JmsLine(factory, mode);
        }

        @Override
        public void close() throws Exception {
            broker.call("stop");
        }
    }
}
