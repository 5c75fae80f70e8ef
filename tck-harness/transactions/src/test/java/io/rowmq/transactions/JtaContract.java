package io.rowmq.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.management.RowmqBranch;
import io.rowmq.management.RowmqBranches;
import io.rowmq.narayana.RowmqRecovery;
import io.rowmq.transactions.WatchedResource.Interference;
import io.rowmq.transactions.WatchedResource.Step;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An order is received, a row is written elsewhere and an answer is sent, in one transaction of Narayana's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JtaContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Interference NONE = (step, xid) -> {};

    private final TransactionManager transactions = Narayana.transactions();
    private RecoveryManager recovery;
    private RowmqXAConnectionFactory factory;
    private RowmqRecovery registered;
    private Rows rows;
    private XAConnection connection;
    private XASession session;
    private Queue orders;
    private Queue answers;
    private String id;

    /** Where RowMQ has its messages. */
    abstract String url() throws Exception;

    /** The other resource. */
    abstract Rows rows(TransactionManager manager) throws Exception;

    @BeforeAll
    void openDatabases() throws Exception {
        factory = new RowmqXAConnectionFactory(url());
        factory.setInitializeSchema("always");
        rows = rows(transactions);
        recovery = Narayana.recovery();
        registered = RowmqRecovery.register(factory);
    }

    @AfterAll
    void closeDatabases() throws Exception {
        registered.close();
        rows.close();
        factory.close();
    }

    @BeforeEach
    void connect() throws JMSException {
        connection = factory.createXAConnection();
        connection.start();
        session = connection.createXASession();
        id = UUID.randomUUID().toString();
        orders = session.createQueue("orders-" + id);
        answers = session.createQueue("answers-" + id);
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(orders, "order");
        }
    }

    @AfterEach
    void disconnect() throws Exception {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transactions.rollback();
        }
        connection.close();
        assertThat(inDoubt()).as("branches in doubt").isEmpty();
    }

    private WatchedResource exchange(Interference interference) throws Exception {
        transactions.begin();
        WatchedResource resource = exchangeMessages(interference);
        rows.add(transactions, id);
        return resource;
    }

    /** In a transaction that has begun. */
    private WatchedResource exchangeMessages(Interference interference) throws Exception {
        WatchedResource resource = new WatchedResource(session.getXAResource(), interference);
        transactions.getTransaction().enlistResource(resource);
        Message order = session.createConsumer(orders).receive(PATIENCE.toMillis());
        assertThat(order.getBody(String.class)).isEqualTo("order");
        session.createProducer(answers).send(session.createTextMessage("answer"));
        return resource;
    }

    private List<String> drain(Queue queue) {
        try (JMSContext context = factory.createContext()) {
            JMSConsumer consumer = context.createConsumer(queue);
            List<String> texts = new ArrayList<>();
            for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
                texts.add(bodyOf(next));
            }
            return texts;
        }
    }

    private static String bodyOf(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    private List<RowmqBranch> inDoubt() throws JMSException {
        try (RowmqBranches branches = factory.branches()) {
            return branches.list();
        }
    }

    private void assertDone() throws Exception {
        assertThat(drain(orders)).isEmpty();
        assertThat(drain(answers)).containsExactly("answer");
        assertThat(rows.committed()).contains(id);
    }

    /** Where several JVMs share the database, what is rolled back comes back a moment later. */
    private void assertUndone() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .untilAsserted(() -> assertThat(drain(orders)).containsExactly("order"));
        assertThat(drain(answers)).isEmpty();
        assertThat(rows.committed()).doesNotContain(id);
    }

    @Test
    void aCommitKeepsAll() throws Exception {
        WatchedResource resource = exchange(NONE);
        assertThat(drain(answers)).isEmpty();
        transactions.commit();
        assertDone();
        assertThat(resource.steps).containsExactly(Step.PREPARE, Step.COMMIT);
    }

    @Test
    void aRollbackUndoesAll() throws Exception {
        WatchedResource resource = exchange(NONE);
        transactions.rollback();
        assertUndone();
        assertThat(resource.steps).containsExactly(Step.ROLLBACK);
    }

    @Test
    void aTransactionThatIsMarkedIsRolledBack() throws Exception {
        exchange(NONE);
        transactions.setRollbackOnly();
        assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);
        assertUndone();
    }

    /** Without rows: Derby's own timer and the transaction manager's can block each other for ever. */
    @Test
    void aTransactionThatTakesTooLongIsRolledBack() throws Exception {
        transactions.setTransactionTimeout(1);
        try {
            transactions.begin();
            exchangeMessages(NONE);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> transactions.getStatus() == Status.STATUS_ROLLEDBACK);
            assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);
        } finally {
            transactions.setTransactionTimeout(0);
        }
        assertUndone();
    }

    @Test
    void ifPreparingFailsAllIsUndone() throws Exception {
        exchange((step, xid) -> {
            if (step == Step.PREPARE) {
                throw WatchedResource.failure(XAException.XAER_RMERR);
            }
        });
        assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);
        assertUndone();
    }

    @Test
    void aCommitThatFailsIsMadeUpForByRecovery() throws Exception {
        exchange((step, xid) -> {
            if (step == Step.COMMIT) {
                throw WatchedResource.failure(XAException.XAER_RMFAIL);
            }
        });
        transactions.commit();
        assertThat(inDoubt()).hasSize(1);
        assertThat(drain(answers)).isEmpty();
        connection.close();

        recovery.scan();
        assertDone();
    }

    @Test
    void whatIsPreparedWithoutADecisionIsRolledBackByRecovery() throws Exception {
        exchange((step, xid) -> {
            if (step == Step.ROLLBACK) {
                throw WatchedResource.failure(XAException.XAER_RMFAIL);
            }
        });
        WatchedResource failing = new WatchedResource(new RefusingResource(), NONE);
        transactions.getTransaction().enlistResource(failing);
        assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);
        assertThat(inDoubt()).hasSize(1);
        assertThat(drain(orders)).isEmpty();

        recovery.scan();
        assertUndone();
    }

    @Test
    void twoSessionsOfOneDatabaseAreOneResource() throws Exception {
        transactions.begin();
        try (XAConnection another = factory.createXAConnection()) {
            XASession second = another.createXASession();
            WatchedResource one = new WatchedResource(session.getXAResource(), NONE);
            WatchedResource two = new WatchedResource(second.getXAResource(), NONE);
            transactions.getTransaction().enlistResource(one);
            transactions.getTransaction().enlistResource(two);
            session.createProducer(answers).send(session.createTextMessage("one"));
            second.createProducer(answers).send(second.createTextMessage("two"));
            transactions.commit();
            assertThat(one.steps).containsExactly(Step.ONE_PHASE);
            assertThat(two.steps).isEmpty();
        }
        assertThat(drain(answers)).containsExactly("one", "two");
    }

    @Test
    void anOperatorsDecisionIsFollowedIfNothingElseIsCommittedYet() throws Exception {
        exchange(this::rollBackByHand);
        assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);
        assertUndone();
        forgetByHand();
    }

    @Test
    void anOperatorsDecisionIsReportedIfItDiffers() throws Exception {
        transactions.begin();
        rows.add(transactions, id);
        exchangeMessages(this::rollBackByHand);
        assertThatThrownBy(transactions::commit).isInstanceOf(HeuristicMixedException.class);
        assertThat(rows.committed()).contains(id);
        assertThat(drain(answers)).isEmpty();
        assertThat(drain(orders)).containsExactly("order");
        forgetByHand();
    }

    private void rollBackByHand(Step step, Xid xid) {
        if (step != Step.COMMIT) {
            return;
        }
        try (RowmqBranches branches = factory.branches()) {
            branches.rollback(branches.list().get(0).id());
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    private void forgetByHand() throws JMSException {
        try (RowmqBranches branches = factory.branches()) {
            for (RowmqBranch branch : branches.list()) {
                branches.forget(branch.id());
            }
        }
    }

    @Test
    void manyThreadsHaveTransactionsOfTheirOwn() throws Exception {
        int threads = 4;
        int each = 10;
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(workers.submit(() -> work(number, each)));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
        String[] committed = IntStream.range(0, threads)
                .boxed()
                .flatMap(thread -> IntStream.range(0, each)
                        .filter(number -> number % 3 != 0)
                        .mapToObj(number -> id + "-" + thread + "-" + number))
                .toArray(String[]::new);
        assertThat(drain(answers)).containsExactlyInAnyOrder(committed);
        assertThat(rows.committed().stream().filter(row -> row.startsWith(id))).containsExactlyInAnyOrder(committed);
    }

    /** Every third transaction is rolled back. */
    private Void work(int thread, int transactionsOfEach) throws Exception {
        try (XAConnection own = factory.createXAConnection()) {
            XASession worker = own.createXASession();
            for (int number = 0; number < transactionsOfEach; number++) {
                String text = id + "-" + thread + "-" + number;
                transactions.begin();
                transactions.getTransaction().enlistResource(worker.getXAResource());
                worker.createProducer(answers).send(worker.createTextMessage(text));
                rows.add(transactions, text);
                if (number % 3 == 0) {
                    transactions.rollback();
                } else {
                    transactions.commit();
                }
            }
        }
        return null;
    }
}
