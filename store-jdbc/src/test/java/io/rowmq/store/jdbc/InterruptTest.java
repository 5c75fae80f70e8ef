package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt closes the file of an embedded database if it meets a thread that is writing. The store opens it again
 * and finds out what was committed.
 */
class InterruptTest {

    private final AtomicLong sent = new AtomicLong();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:", "jdbc:derby:"})
    void interruptsInTheMiddleOfCommitsLoseAndDoubleNothing(String database) throws Exception {
        MessageStore store = new JdbcStoreProvider().open(Samples.settings(database + folder.resolve("messages")));
        store.start(new RecordingRecorder());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<List<String>>> senders = new ArrayList<>();
        Thread[] running = new Thread[2];
        for (int i = 0; i < running.length; i++) {
            int sender = i;
            senders.add(threads.submit(() -> {
                running[sender] = Thread.currentThread();
                return sendMany(store, sender);
            }));
        }
        long seen = 0;
        while (!senders.get(0).isDone()) {
            Thread busy = running[0];
            if (busy != null && sent.get() != seen) {
                seen = sent.get();
                busy.interrupt();
            }
            Thread.onSpinWait();
        }
        List<String> acknowledged = new ArrayList<>();
        for (Future<List<String>> sender : senders) {
            acknowledged.addAll(sender.get());
        }
        threads.shutdown();

        assertThat(acknowledged).hasSize(200);
        assertThat(store.page(ORDERS, OrderKey.START, 1000, Long.MAX_VALUE).deliveries())
                .extracting(delivery -> delivery.message().messageId())
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        store.close();
    }

    private List<String> sendMany(MessageStore store, int sender) throws JMSException {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String id = sender + "-" + i;
            store.commit(unit(send(id)));
            acknowledged.add(id);
            sent.incrementAndGet();
        }
        return acknowledged;
    }
}
