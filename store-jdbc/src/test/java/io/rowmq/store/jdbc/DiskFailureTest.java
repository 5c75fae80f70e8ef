package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.text;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.store.jdbc.disk.SimulatedDisk;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that is full or fails: nothing acknowledged is lost, and the store goes on when the disk does. */
class DiskFailureTest {

    private final SimulatedDisk disk = new SimulatedDisk();
    private final List<String> acknowledged = new ArrayList<>();
    private MessageStore store;

    @BeforeEach
    void open() throws JMSException {
        store = new JdbcStoreProvider().open(Samples.settings(disk.url()));
        store.start(new RecordingRecorder());
    }

    @AfterEach
    void close() {
        store.close();
        disk.discard();
    }

    private JMSException sendUntilItFails() {
        for (int i = 0; i < 10_000; i++) {
            String id = "m" + acknowledged.size();
            JMSException failure = catchThrowableOfType(
                    JMSException.class, () -> store.commit(unit(send(id, text("x".repeat(2000))))));
            if (failure != null) {
                return failure;
            }
            acknowledged.add(id);
        }
        throw new AssertionError("the disk never failed");
    }

    private List<String> ids() throws JMSException {
        return store.page(ORDERS, OrderKey.START, 100_000, Long.MAX_VALUE).deliveries().stream()
                .map(delivery -> delivery.message().messageId())
                .toList();
    }

    @Test
    void onAFullDiskASendFailsAndWhatWasAcknowledgedStays() throws JMSException {
        disk.limit(disk.syncedLength() + 1_000_000);

        JMSException failure = sendUntilItFails();

        assertThat(failure.getErrorCode()).isEqualTo("ROWMQ-STORAGE");
        assertThat(failure).hasMessageContaining("space left");
        assertThat(acknowledged).isNotEmpty();
        disk.limit(Long.MAX_VALUE);
        store.commit(unit(send("after")));
        acknowledged.add("after");
        assertThat(ids()).containsExactlyElementsOf(acknowledged);
    }

    @Test
    void aFailingSyncIsNotTakenForACommit() throws JMSException {
        for (int i = 0; i < 5; i++) {
            store.commit(unit(send("m" + i)));
            acknowledged.add("m" + i);
        }
        disk.failNextSync();
        store.commit(unit(send("again")));
        acknowledged.add("again");

        assertThat(ids()).containsExactlyElementsOf(acknowledged);
    }
}
