package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.NEWS_A;
import static io.rowmq.store.jdbc.Samples.NEWS_B;
import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.message;
import static io.rowmq.store.jdbc.Samples.publish;
import static io.rowmq.store.jdbc.Samples.remove;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.text;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.disk.PowerLoss;
import io.rowmq.store.jdbc.disk.SimulatedDisk;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store makes of a database that was not closed. */
class RecoveryTest {

    private SimulatedDisk disk = new SimulatedDisk();
    private RecordingRecorder recorder;
    private MessageStore store;

    @BeforeEach
    void open() throws JMSException {
        recorder = new RecordingRecorder();
        store = new JdbcStoreProvider().open(Samples.settings(disk.url()));
        store.start(recorder);
    }

    @AfterEach
    void close() {
        store.close();
        disk.discard();
    }

    private void crash() throws JMSException, IOException {
        SimulatedDisk rest = new SimulatedDisk(disk.after(PowerLoss.LOSES_ALL, new Random(1)));
        close();
        disk = rest;
        open();
    }

    private List<Integer> counts(BacklogId backlog) throws JMSException {
        return store.page(backlog, OrderKey.START, 100, Long.MAX_VALUE).deliveries().stream()
                .map(StoredDelivery::deliveryCount)
                .toList();
    }

    private long first(Send... sends) throws JMSException {
        long[] first = new long[1];
        store.commit(unit(at -> first[0] = at, sends));
        return first[0];
    }

    @Test
    void whatWasInHandIsCounted() throws Exception {
        long at = first(send("a"), send("b"), send("c"), send("d"), send("e"));
        recorder.hold(ORDERS, at + "," + (at + 2) + "-" + (at + 3));
        store.commit(WorkUnit.barrier());

        crash();

        assertThat(counts(ORDERS)).containsExactly(1, 0, 1, 1, 0);
    }

    @Test
    void whatWasInHandIsCountedOnce() throws Exception {
        long at = first(send("a"));
        recorder.hold(ORDERS, Long.toString(at));
        store.commit(WorkUnit.barrier());

        crash();
        crash();

        assertThat(counts(ORDERS)).containsExactly(1);
    }

    @Test
    void aRecordIsReplacedByTheNextAndEndsWithAnEmptyOne() throws Exception {
        long at = first(send("a"), send("b"));
        recorder.hold(ORDERS, Long.toString(at));
        store.commit(WorkUnit.barrier());
        recorder.hold(ORDERS, Long.toString(at + 1));
        store.commit(WorkUnit.barrier());
        crash();
        assertThat(counts(ORDERS)).containsExactly(0, 1);

        recorder.hold(ORDERS, Long.toString(at));
        store.commit(WorkUnit.barrier());
        recorder.hold(ORDERS, "");
        store.commit(WorkUnit.barrier());
        crash();
        assertThat(counts(ORDERS)).containsExactly(0, 1);
    }

    @Test
    void deliveriesOfSubscriptionsAreCountedOnTheirOwn() throws Exception {
        long at = first(publish("news", NEWS_A, NEWS_B));
        recorder.hold(NEWS_B, Long.toString(at));
        store.commit(WorkUnit.barrier());

        crash();

        assertThat(counts(NEWS_A)).containsExactly(0);
        assertThat(counts(NEWS_B)).containsExactly(1);
    }

    @Test
    void aRangeCountsOnlyItsOwnBacklog() throws Exception {
        BacklogId other = BacklogId.queue(2);
        long at = first(send("a"), new Send(message("b", 2, 4, 0, MessageBody.NONE), List.of(other), 0), send("c"));
        recorder.hold(ORDERS, at + "-" + (at + 2));
        store.commit(WorkUnit.barrier());

        crash();

        assertThat(counts(ORDERS)).containsExactly(1, 1);
        assertThat(counts(other)).containsExactly(0);
    }

    @Test
    void temporaryMessagesAreRemoved() throws Exception {
        BacklogId temporary = BacklogId.queue(-1);
        store.commit(unit(
                new Send(message("t", -1, 4, 0, MessageBody.NONE), List.of(temporary), 0),
                publish("n", BacklogId.subscription(-2)),
                send("a")));

        crash();

        assertThat(counts(temporary)).isEmpty();
        assertThat(counts(BacklogId.subscription(-2))).isEmpty();
        assertThat(counts(ORDERS)).hasSize(1);
    }

    @Test
    void noPositionIsGivenTwice() throws Exception {
        long at = first(send("a"), send("b"));
        store.commit(unit(remove(ORDERS, at), remove(ORDERS, at + 1)));

        crash();

        assertThat(first(send("c"))).isGreaterThan(at + 1);
    }

    @Test
    void openingReadsNoBacklog() throws Exception {
        for (int i = 0; i < 20; i++) {
            Send[] sends = new Send[500];
            for (int j = 0; j < sends.length; j++) {
                sends[j] = send("m" + i + "-" + j, text("x".repeat(1000)));
            }
            store.commit(unit(sends));
        }
        long stored = disk.syncedLength();

        crash();

        assertThat(stored).isGreaterThan(10_000_000);
        assertThat(disk.bytesRead()).isLessThan(stored / 10);
        assertThat(store.page(ORDERS, OrderKey.START, 10, Long.MAX_VALUE).deliveries())
                .hasSize(10);
    }
}
