package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.NEWS_A;
import static io.rowmq.store.jdbc.Samples.NEWS_B;
import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.publish;
import static io.rowmq.store.jdbc.Samples.remove;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.FaultyDataSource.Fault;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When COMMIT does not say what became of it, the session is told the truth all the same. */
abstract class CommitOutcomeContract {

    private static final int TOGETHER = 5;

    FaultyDataSource source;
    private final RecordingRecorder recorder = new RecordingRecorder();
    MessageStore store;

    /** An empty database, or an empty schema of one. */
    abstract String url();

    /** Whether the database is opened for this JVM alone. */
    Sharing sharing() {
        return Sharing.EXCLUSIVE;
    }

    @BeforeEach
    void open() throws JMSException, SQLException {
        source = new FaultyDataSource(url());
        try (Connection connection = source.asDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE app (id INTEGER)");
        }
        store = new JdbcStoreProvider()
                .open(Samples.settings(null, source.asDataSource(), null, null, sharing(), InitializeSchema.ALWAYS));
        store.start(recorder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    List<String> ids() throws JMSException {
        return store.page(ORDERS, OrderKey.START, 100, Long.MAX_VALUE).deliveries().stream()
                .map(delivery -> delivery.message().messageId())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE_COMMIT", "LOST_AFTER_COMMIT"})
    void aUnitIsCommittedExactlyOnceWhenTheConnectionIsLostInCommit(Fault fault) throws JMSException {
        store.commit(unit(send("before")));
        List<Long> effects = new ArrayList<>();
        source.failNextCommit(fault);

        store.commit(unit(effects::add, send("a")));
        store.commit(unit(send("after")));

        assertThat(ids()).containsExactly("before", "a", "after");
        assertThat(effects).hasSize(1);
    }

    @Test
    void aRefusedCommitFailsItsUnitAndNothingElse() throws JMSException {
        source.failNextCommit(Fault.REFUSED);

        assertThatThrownBy(() -> store.commit(unit(send("refused"))))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("refused");
        store.commit(unit(send("after")));

        assertThat(ids()).containsExactly("after");
        assertThat(recorder.calls).containsExactly("record", "discarded", "record", "recorded");
    }

    @Test
    void theApplicationsTransactionIsRolledBackWhenItsConnectionIsLostBeforeCommit() throws Exception {
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction);
            source.failNextCommit(Fault.LOST_BEFORE_COMMIT);

            assertThatThrownBy(() -> transaction.commit(unit(send("a"))))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("committing");
        }
        assertThat(ids()).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    void theApplicationsTransactionIsCommittedWhenOnlyTheAnswerIsLost() throws Exception {
        List<Long> effects = new ArrayList<>();
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction);
            source.failNextCommit(Fault.LOST_AFTER_COMMIT);

            transaction.commit(unit(effects::add, send("a")));
        }
        assertThat(ids()).containsExactly("a");
        assertThat(effects).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    /** Each transaction has one message and one row. */
    @ParameterizedTest
    @EnumSource(names = {"NONE", "REFUSED", "LOST_BEFORE_COMMIT", "LOST_AFTER_COMMIT"})
    void eachOfSeveralTransactionsThatAreCommittedTogetherIsToldTheTruth(Fault fault) throws Exception {
        List<WorkUnit> units = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            units.add(unit(send("bound " + i)));
        }
        Set<String> told = commitTogether(units, fault).stream()
                .map(unit -> unit.sends().get(0).message().messageId())
                .collect(Collectors.toSet());

        List<String> expected = new ArrayList<>(told);
        expected.add("first");
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(count()).isEqualTo(told.size());
        if (fault == Fault.NONE || fault == Fault.REFUSED) {
            assertThat(told).hasSize(fault == Fault.NONE ? TOGETHER : TOGETHER - 1);
        }
    }

    @Test
    void aMessageGoesWithItsLastDeliveryWhenSubscriptionsSettleItTogether() throws Exception {
        List<Long> positions = new ArrayList<>();
        store.commit(unit(positions::add, publish("news", NEWS_A, NEWS_B)));
        List<WorkUnit> units = List.of(unit(remove(NEWS_A, positions.get(0))), unit(remove(NEWS_B, positions.get(0))));

        assertThat(commitTogether(units, Fault.NONE)).hasSize(2);
        assertThat(count("rowmq_message")).isEqualTo(1);
    }

    /** Each with a row of the application, in one round, after a message that is there alone; those that succeeded. */
    private Set<WorkUnit> commitTogether(List<WorkUnit> units, Fault fault) throws Exception {
        CountDownLatch leading = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Set<WorkUnit> told = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        threads.add(start(() -> store.commit(unit(
                position -> {
                    leading.countDown();
                    awaitUninterrupted(held);
                },
                send("first")))));
        leading.await();
        CountDownLatch committing = new CountDownLatch(units.size());
        for (WorkUnit unit : units) {
            threads.add(start(() -> {
                try (StoreTransaction transaction = store.begin()) {
                    insert(transaction);
                    committing.countDown();
                    transaction.commit(unit);
                    told.add(unit);
                }
            }));
        }
        committing.await();
        for (Thread thread : threads) {
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }
        source.failNextCommit(fault);
        held.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return told;
    }

    private interface Work {
        void run() throws JMSException, SQLException;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (JMSException | SQLException expected) {
                // it is not told that it was committed
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theConnectionForTheApplicationsStatementsIsEqualToItselfOnly() throws Exception {
        try (StoreTransaction one = store.begin();
                StoreTransaction other = store.begin()) {
            assertThat(one.connection())
                    .isEqualTo(one.connection())
                    .hasSameHashCodeAs(one.connection())
                    .isNotEqualTo(other.connection());
        }
    }

    static void insert(StoreTransaction transaction) throws SQLException {
        try (Statement statement = transaction.connection().createStatement()) {
            statement.execute("INSERT INTO app VALUES (1)");
        }
    }

    long count() throws JMSException, SQLException {
        return count("app");
    }

    private long count(String table) throws JMSException, SQLException {
        try (StoreTransaction transaction = store.begin();
                Statement statement = transaction.connection().createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
