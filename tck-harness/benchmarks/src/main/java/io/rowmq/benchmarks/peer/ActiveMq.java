package io.rowmq.benchmarks.peer;

import io.rowmq.benchmarks.subject.Bean;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.XAConnectionFactory;
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
        // As in the activemq.xml that it is shipped with.
        broker.call("getSystemUsage").call("getMemoryUsage").set("PercentOfJvmHeap", 70);
        broker.call("start");
        broker.call("waitUntilStarted");
        String url = "vm://" + BROKER + "?create=false";
        return new Broker(
                (ConnectionFactory) Bean.create("org.apache.activemq.ActiveMQConnectionFactory", url)
                        .object(),
                (XAConnectionFactory) Bean.create("org.apache.activemq.ActiveMQXAConnectionFactory", url)
                        .object(),
                directory,
                () -> broker.call("stop"));
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
}
