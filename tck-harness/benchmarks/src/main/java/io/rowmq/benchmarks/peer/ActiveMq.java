package io.rowmq.benchmarks.peer;

import io.rowmq.benchmarks.database.Database;
import io.rowmq.benchmarks.subject.Bean;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.XAConnectionFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * ActiveMQ Classic, reached without a network.
 *
 * @param name its name
 * @param how what is special about it
 * @param store makes where it keeps its messages
 * @param database what that needs, null for nothing
 */
public record ActiveMq(
        String name, String how, Store store, @Nullable Database database) implements Provider {

    private static final String BROKER = "benchmark";
    private static final int CONNECTIONS = 100;

    /** On each of its stores. */
    public static List<Provider> all() {
        return List.of(
                new ActiveMq("activemq-kahadb", "KahaDB with disk sync", ActiveMq::kahaDb, null),
                new ActiveMq("activemq-h2", "JDBC on an H2 file that is made to sync", ActiveMq::h2, null),
                new ActiveMq("activemq-postgresql", "JDBC on PostgreSQL", ActiveMq::postgresql, Database.POSTGRESQL));
    }

    /** Makes a persistence adapter. */
    @FunctionalInterface
    public interface Store {

        /** A new one that keeps its files in a directory, or its rows in a database that runs. */
        Object in(Path directory, Database.@Nullable Running database) throws Exception;
    }

    @Override
    public String title() {
        return "ActiveMQ Classic 6.3 in this JVM, " + how;
    }

    @Override
    public List<String> libraries() {
        return database == null
                ? List.of("activemq")
                : Stream.concat(Stream.of("activemq"), database.libraries().stream())
                        .toList();
    }

    @Override
    public boolean peer() {
        return true;
    }

    @Override
    public boolean restarts() {
        return database == null || database.restarts();
    }

    /** The broker does not answer acknowledgements before their transaction, and KahaDB does not sync them. */
    @Override
    public boolean acknowledgesDurably() {
        return false;
    }

    @Override
    public Subject start(Path directory) throws Exception {
        Database.@Nullable Running running = database == null ? null : database.start(directory);
        Bean broker = Bean.create("org.apache.activemq.broker.BrokerService")
                .set("BrokerName", BROKER)
                .set("UseJmx", false)
                .set("UseShutdownHook", false)
                .set("DataDirectory", directory.toString())
                .set("PersistenceAdapter", store.in(directory, running));
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
                () -> {
                    broker.call("stop");
                    if (running != null) {
                        running.stopping().stop();
                    }
                });
    }

    private static Object kahaDb(Path directory, Database.@Nullable Running none) throws Exception {
        // Always syncing is what it is shipped with; it is set so that nobody has to know.
        return Bean.create("org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter")
                .set("Directory", directory.resolve("kahadb").toFile())
                .set("JournalDiskSyncStrategy", "always")
                .object();
    }

    private static Object h2(Path directory, Database.@Nullable Running none) throws Exception {
        return jdbc(SyncedH2.pool(directory.resolve("store")));
    }

    private static Object postgresql(Path directory, Database.@Nullable Running database) throws Exception {
        Object pool = Bean.create("org.apache.commons.dbcp2.BasicDataSource")
                .set("Url", Objects.requireNonNull(database).url())
                .set("MaxTotal", CONNECTIONS)
                .set("MaxIdle", CONNECTIONS)
                .set("PoolPreparedStatements", true)
                .object();
        return jdbc((DataSource) pool);
    }

    private static Object jdbc(DataSource source) throws Exception {
        return Bean.create("org.apache.activemq.store.jdbc.JDBCPersistenceAdapter")
                .set("DataSource", source)
                // A lock on a table that only this JVM has, with statements of its own all the time.
                .set("UseLock", false)
                .object();
    }
}
