package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.TransactionRolledBackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message with the identifier of another is sent once. */
class DeduplicationTest {

    private static final long WINDOW = EngineOptions.DEFAULT.deduplicationWindow();

    private final MemoryStore store = new MemoryStore();
    private final ManualTime time = new ManualTime();
    private final Origin origin = new Origin(1, null);
    private final AtomicLong ids = new AtomicLong();
    private Engine engine;
    private StoredDestination queue;
    private StoredDestination other;

    @BeforeEach
    void open() throws JMSException {
        engine = Engine.open(store, EngineOptions.DEFAULT, time);
        queue = engine.queue("orders");
        other = engine.queue("other");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theSecondSendIsDroppedAndCounted() throws JMSException {
        engine.send(origin, queue, message(queue, "k", "first"));
        engine.send(origin, queue, message(queue, "k", "second"));
        engine.send(origin, queue, message(queue, "l", "third"));
        assertThat(bodies(queue)).containsExactly("first", "third");
        assertThat(engine.duplicatesDropped(queue)).isEqualTo(1);
        assertThat(engine.duplicatesDropped(other)).isZero();
    }

    @Test
    void otherDestinationsHaveIdentifiersOfTheirOwn() throws JMSException {
        engine.send(origin, queue, message(queue, "k", "here"));
        engine.send(origin, other, message(other, "k", "there"));
        assertThat(bodies(queue)).containsExactly("here");
        assertThat(bodies(other)).containsExactly("there");
    }

    @Test
    void theWindowEnds() throws JMSException {
        engine.send(origin, queue, message(queue, "k", "first"));
        time.advance(WINDOW - 1);
        engine.send(origin, queue, message(queue, "k", "too early"));
        time.advance(1);
        engine.send(origin, queue, message(queue, "k", "again"));
        assertThat(bodies(queue)).containsExactly("first", "again");
    }

    @Test
    void whatIsOverIsForgotten() throws JMSException {
        engine.send(origin, queue, message(queue, "k", "first"));
        assertThat(store.sent).hasSize(1);
        time.advance(WINDOW);
        await().until(store.sent::isEmpty);
    }

    @Test
    void aTransactionSendsEachIdentifierOnce() throws JMSException {
        Work work = engine.newWork(origin);
        work.send(queue, message(queue, "k", "first"));
        work.send(queue, message(queue, "k", "second"));
        work.send(queue, message(queue, null, "plain"));
        work.commit();
        assertThat(bodies(queue)).containsExactly("first", "plain");
    }

    @Test
    void whatWasRolledBackIsNotRemembered() throws JMSException {
        Work work = engine.newWork(origin);
        work.send(queue, message(queue, "k", "never"));
        work.rollback(null);
        work.send(queue, message(queue, "l", "failed"));
        store.failure = new JMSException("the disk is full");
        assertThatThrownBy(work::commit).isInstanceOf(TransactionRolledBackException.class);
        store.failure = null;
        engine.send(origin, queue, message(queue, "k", "k"));
        engine.send(origin, queue, message(queue, "l", "l"));
        assertThat(bodies(queue)).containsExactly("k", "l");
    }

    @Test
    void itIsRememberedByTheNextEngine() throws JMSException {
        engine.send(origin, queue, message(queue, "k", "first"));
        engine.close();
        engine = Engine.open(store, EngineOptions.DEFAULT, time);
        queue = engine.queue("orders");
        engine.send(origin, queue, message(queue, "k", "second"));
        assertThat(bodies(queue)).containsExactly("first");
    }

    @Test
    void rowsOfTheOutboxAreSentOnceToo() throws JMSException {
        engine.send(origin, queue, message(queue, "k", "first"));
        for (long key = 1; key <= 3; key++) {
            String properties = "{\"JMS_RowMQ_DeduplicationId\":\"" + (key == 1 ? "k" : "l") + "\"}";
            store.stage(new StagedMessage(
                    key, "orders", 4, true, 0, 0, 0, null, null, null, null, properties, "TEXT", "row " + key, null));
        }
        await().until(() -> {
            time.advance(1_000);
            return store.outbox.isEmpty();
        });
        List<String> received = new ArrayList<>();
        await().until(() -> received.addAll(bodies(queue)) && received.size() == 2);
        assertThat(received).containsExactly("first", "row 2");
    }

    @Test
    void ofManyAtTheSameMomentOneIsSent() throws Exception {
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Void>> senders = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int sender = i;
                senders.add(executor.submit(() -> {
                    start.await();
                    for (int k = 0; k < 50; k++) {
                        Work work = engine.newWork(origin);
                        work.send(queue, message(queue, "a" + k, "a" + k));
                        work.send(queue, message(queue, "b" + (50 - k), "b" + (50 - k) + " of " + sender));
                        work.commit();
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<Void> sender : senders) {
                sender.get();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(bodies(queue)).hasSize(100);
        assertThat(engine.duplicatesDropped(queue)).isEqualTo(700);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void anIdentifierOfAnImpossibleLengthIsRefused(int length) {
        assertThatThrownBy(() -> engine.send(origin, queue, message(queue, "x".repeat(length), "x")))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining(length + " characters");
    }

    @Test
    void anIdentifierThatIsNoStringIsRefusedWhenItIsSent() {
        Work work = engine.newWork(origin);
        assertThatThrownBy(() -> work.send(queue, message(queue, 5, "x")))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("JMS_RowMQ_DeduplicationId is 5");
    }

    private StoredMessage message(StoredDestination to, @Nullable Object id, String body) {
        return new StoredMessage(
                "ID:" + ids.incrementAndGet(),
                to.id(),
                4,
                true,
                time.now(),
                0,
                time.now(),
                null,
                null,
                null,
                id == null ? Map.of() : Map.of("JMS_RowMQ_DeduplicationId", id),
                MessageBody.ofText(BodyType.TEXT, body));
    }

    private List<String> bodies(StoredDestination from) throws JMSException {
        Reader reader = engine.readQueue(from, null);
        List<String> bodies = new ArrayList<>();
        for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
            bodies.add(claim.message().body().text());
        }
        return bodies;
    }
}
