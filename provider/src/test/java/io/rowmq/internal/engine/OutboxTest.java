package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.StagedMessage;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the rows that others write into the outbox. */
class OutboxTest {

    private final MemoryStore store = new MemoryStore();
    private final ManualTime time = new ManualTime();
    private Engine engine;
    private long keys;

    @BeforeEach
    void open() throws JMSException {
        engine = Engine.open(store, EngineOptions.DEFAULT, time);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void rowsGoToTheirDestinationsInTheOrderOfTheirKeysAndAreGoneFromTheOutbox() throws JMSException {
        stage("orders", 4, null, "TEXT", "first");
        stage("queue://orders", 4, "{\"color\":\"red\"}", "TEXT", "second");
        poll();
        assertThat(bodies("orders", 2)).containsExactly("first", "second");
        assertThat(store.outbox).isEmpty();
    }

    @Test
    void aRowWithoutIdAndTimeGetsThemWhenItIsMoved() throws JMSException {
        stage("orders", 4, null, "TEXT", "text");
        poll();
        Reader reader = engine.readQueue(engine.queue("orders"), null);
        Claim claim = await().until(reader::poll, Objects::nonNull);
        assertThat(claim.message().messageId()).startsWith("ID:");
        assertThat(claim.message().timestamp()).isBetween(1_000_000L, time.now());
        assertThat(claim.message().properties()).isEmpty();
    }

    @Test
    void aTopicsSubscriptionsGetWhatIsStagedForIt() throws JMSException {
        Reader reader = engine.subscribe(
                engine.topic("news"),
                new SubscriptionSpec(SubscriptionSpec.Kind.NON_DURABLE, null, null, false, new Origin(7, null)));
        stage("topic://news", 4, null, "TEXT", "extra");
        poll();
        Claim claim = await().until(reader::poll, Objects::nonNull);
        assertThat(claim.message().body().text()).isEqualTo("extra");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    orders          | 10 | {}          | TEXT   | x      | priority 10 is not between 0 and 9
                    orders          | 4  | {"a b":1}   | TEXT   | x      | properties: 'a b' cannot be the name
                    orders          | 4  | [1]         | TEXT   | x      | properties:
                    orders          | 4  | {}          | PDF    | x      | body_type 'PDF' is not one of [NONE, TEXT
                    orders          | 4  | {}          | MAP    | [1, 2] | body:
                    orders          | 4  | {}          | NONE   | x      | body: a body of type NONE cannot have text
                    ftp://orders    | 4  | {}          | TEXT   | x      | destination: 'ftp://orders'
                    queue://        | 4  | {}          | TEXT   | x      | destination: 'queue://'
                    temp-queue://no | 4  | {}          | TEXT   | x      | destination temp-queue://no:
                    """)
    void aRowThatCannotBeDeliveredStaysWithTheReasonAndHoldsUpNoOther(
            String destination, int priority, String properties, String bodyType, String body, String reason)
            throws JMSException {
        long bad = stage(destination, priority, properties, bodyType, body);
        stage("orders", 4, null, "TEXT", "good");
        poll();
        assertThat(bodies("orders", 1)).containsExactly("good");
        assertThat(store.outbox).containsOnlyKeys(bad);
        assertThat(store.rejections.get(bad)).contains(reason);
    }

    @Test
    void afterAFailureOfTheStoreTheRowsAreTriedAgain() throws JMSException {
        stage("orders", 4, null, "TEXT", "patient");
        engine.queue("orders");
        store.failure = new JMSException("the disk is full");
        time.advance(1_000);
        store.failure = null;
        poll();
        assertThat(bodies("orders", 1)).containsExactly("patient");
    }

    private long stage(
            String destination, int priority, @Nullable String properties, String bodyType, @Nullable String body) {
        long key = ++keys;
        store.stage(new StagedMessage(
                key, destination, priority, true, 0, 0, 0, null, null, null, null, properties, bodyType, body, null));
        return key;
    }

    /** Lets the clock go on until nothing waits any more. */
    private void poll() {
        await().until(() -> {
            time.advance(1_000);
            return store.staged(1, 1).isEmpty();
        });
    }

    /** Waits until so many messages have arrived, and takes all. */
    private List<String> bodies(String queue, int count) throws JMSException {
        Reader reader = engine.readQueue(engine.queue(queue), null);
        List<String> bodies = new ArrayList<>();
        await().until(() -> {
            for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
                assertThat(claim.message().body().type()).isEqualTo(BodyType.TEXT);
                bodies.add(claim.message().body().text());
            }
            return bodies.size() >= count;
        });
        return bodies;
    }
}
