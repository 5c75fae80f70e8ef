package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.MessageStore;
import io.rowmq.store.jdbc.disk.PowerLoss;
import io.rowmq.store.jdbc.disk.SimulatedDisk;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes at random moments of a busy store. Whatever the disk does with what was not synced, what was
 * acknowledged is there afterwards, what was acknowledged as gone stays gone, and of every unit there is all or
 * nothing.
 */
class PowerLossTest {

    private static final int THREADS = 3;
    private static final int UNITS = Integer.getInteger("rowmq.test.units", 150);
    private static final int ONE_IN = 12;

    @ParameterizedTest
    @EnumSource
    void everythingAcknowledgedSurvives(PowerLoss loss) throws Exception {
        long seed = Long.getLong("rowmq.test.seed", System.nanoTime());
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        int[] losses = new int[1];
        SimulatedDisk disk = new SimulatedDisk();
        MessageStore store = new JdbcStoreProvider().open(Samples.settings(disk.url()));
        store.start(new RecordingRecorder());
        CrashWorkload workload = new CrashWorkload();
        Random random = new Random(seed);
        disk.beforeOperation(busy -> {
            if (random.nextInt(ONE_IN) == 0) {
                losses[0]++;
                CrashWorkload.Knowledge knowledge = workload.knowledge();
                boolean again = random.nextInt(ONE_IN) == 0;
                faults.addAll(faultsAfter(busy.after(loss, random), knowledge, loss, random, again));
            }
        });
        runAll(store, workload, seed);
        disk.beforeOperation(busy -> {});
        store.close();
        disk.discard();

        assertThat(losses[0]).as("moments at which the power went").isGreaterThan(5);
        assertThat(faults).as("seed %d, %d losses of power", seed, losses[0]).isEmpty();
    }

    private static void runAll(MessageStore store, CrashWorkload workload, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            long own = seed + i;
            running.add(threads.submit(() -> {
                workload.run(store, new Random(own), UNITS);
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
    }

    private static List<String> faultsAfter(
            byte[] file, CrashWorkload.Knowledge knowledge, PowerLoss loss, Random random, boolean again) {
        List<String> faults = new ArrayList<>();
        try {
            SimulatedDisk copy = new SimulatedDisk(file);
            if (again) {
                copy.beforeOperation(opening ->
                        faults.addAll(faultsAfter(opening.after(loss, random), knowledge, loss, random, false)));
            }
            try {
                MessageStore store = new JdbcStoreProvider().open(Samples.settings(copy.url()));
                try {
                    store.start(new RecordingRecorder());
                    faults.addAll(knowledge.faults(store));
                } finally {
                    store.close();
                }
            } catch (JMSException e) {
                faults.add("cannot be opened: " + e.getMessage());
            } finally {
                copy.discard();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }
}
