package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine keeps in memory, and that it lets go. */
class MemoryTest {

    /** So small that nothing is read ahead. */
    private static final int BUFFER = 3;

    @Test
    void aSelectingReaderThatEndsWhileItsPageIsReadLeavesNothingInMemory() throws JMSException {
        try (EngineBench bench = new EngineBench(10, BUFFER)) {
            for (int i = 0; i < 4 * BUFFER; i++) {
                bench.send("m" + i);
            }
            Reader selecting = bench.engine.readQueue(bench.queue(), "JMSPriority = 4");
            List<Claim> taken = new ArrayList<>();
            for (int i = 0; i < BUFFER; i++) {
                taken.add(selecting.poll());
            }
            bench.store.duringPage = selecting::close;
            taken.add(selecting.poll());
            bench.store.duringPage = () -> {};
            taken.removeIf(claim -> claim == null);
            bench.engine.acknowledge(taken);
            assertThat(bench.engine.parts().budget().used()).isZero();
        }
    }

    @Test
    void nothingIsCountedWhenEverythingIsOver() throws JMSException {
        try (EngineBench bench = new EngineBench(10, BUFFER)) {
            Reader urgent = bench.engine.readQueue(bench.queue(), "JMSPriority > 4");
            for (int i = 0; i < 4 * BUFFER; i++) {
                bench.send("m" + i);
            }
            Reader reader = bench.reader();
            bench.engine.release(List.of(reader.poll(), reader.poll(), reader.poll()));
            bench.engine.giveBack(List.of(reader.poll(), reader.poll()), null);
            assertThat(bench.drain(reader)).hasSize(4 * BUFFER);
            assertThat(urgent.poll()).isNull();
            assertThat(bench.engine.parts().budget().used()).isZero();
        }
    }
}
