package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.BacklogId;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the records of hand-outs say, and what a crash makes of it. */
class HandoutTest {

    @Test
    void messagesBesideOneThatKillsItsJvmAgainAndAgainAreDeliveredInTheEnd() throws JMSException {
        try (EngineBench bench = new EngineBench(3, 100)) {
            for (String id : List.of("poison", "b", "c", "d", "e", "f", "g")) {
                bench.send(id);
            }
            for (int life = 0; life < 3; life++) {
                assertThat(bench.reader().poll().message().messageId()).isEqualTo("poison");
                bench.crash();
            }
            assertThat(bench.drain(bench.reader())).containsExactly("b", "c", "d", "e", "f", "g");
        }
    }

    @Test
    void whereOneDeliveryIsAllowedACrashCountsOnlyWhatSomebodyHad() throws JMSException {
        try (EngineBench bench = new EngineBench(1, 100)) {
            bench.reader();
            for (String id : List.of("a", "b", "c", "d", "e", "f")) {
                bench.send(id);
            }
            assertThat(bench.reader().poll().message().messageId()).isEqualTo("a");
            bench.crash();
            assertThat(bench.drain(bench.reader())).containsExactly("b", "c", "d", "e", "f");
        }
    }

    @Test
    void whatIsHandedOutIsAlwaysInARecordHoweverOftenItWasDelivered() throws JMSException {
        try (EngineBench bench = new EngineBench(3, 100)) {
            for (String id : List.of("a", "b", "c", "d")) {
                bench.send(id);
            }
            for (int life = 0; life < 3; life++) {
                Reader reader = bench.reader();
                for (int i = 0; i < 4; i++) {
                    assertThat(reader.poll()).isNotNull();
                }
                bench.crash();
            }
            assertThat(bench.drain(bench.reader())).isEmpty();
        }
    }

    @Test
    void theRecordOfAQueueThatHasEndedGoesWithTheNextTransaction() throws JMSException {
        try (EngineBench bench = new EngineBench()) {
            Origin connection = new Origin(7, null);
            StoredDestination replies = bench.engine.createTemporaryQueue(connection);
            try (Reader reader = bench.engine.readQueue(replies, null)) {
                bench.send(replies, "reply", 0);
                bench.engine.acknowledge(List.of(reader.poll()));
            }
            bench.engine.connectionClosed(connection);
            bench.send("y");
            assertThat(bench.store.handouts).doesNotContainKey(BacklogId.queue(replies.id()));
        }
    }

    @Test
    void aRecordOfVeryManyScatteredDeliveriesStaysShort() throws JMSException {
        long[] positions = new long[200_000];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = 1_000_000_000L + 3L * i;
        }
        String text = Ranges.format(positions);
        assertThat(text.length()).isLessThan(100_000);
        assertThat(covers(text, positions)).isTrue();
    }

    private static boolean covers(String text, long[] positions) {
        List<long[]> ranges = new ArrayList<>();
        for (String range : text.split(",")) {
            String[] ends = range.split("-");
            ranges.add(new long[] {Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])});
        }
        int at = 0;
        for (long position : positions) {
            while (ranges.get(at)[1] < position) {
                at++;
            }
            if (ranges.get(at)[0] > position) {
                return false;
            }
        }
        return true;
    }
}
