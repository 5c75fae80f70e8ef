package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A signal that one reader cannot use goes on to the next: nobody waits while a message waits too. */
class SignalTest {

    private final List<String> signals = new ArrayList<>();

    private Reader waiting(EngineBench bench, String name) throws JMSException {
        Reader reader = bench.reader();
        assertThat(reader.poll()).isNull();
        assertThat(reader.arm(() -> signals.add(name))).isTrue();
        return reader;
    }

    @Test
    void aReaderThatCannotReadThePagePassesItsSignalOn() throws JMSException {
        try (EngineBench bench = new EngineBench(10, 1)) {
            Reader one = waiting(bench, "one");
            Reader two = waiting(bench, "two");
            waiting(bench, "three");
            bench.send("in the buffer");
            bench.send("on the next page");
            assertThat(signals).containsExactly("one", "two");
            assertThat(one.poll()).isNotNull();

            bench.store.pageFailure = new JMSException("cannot read");
            assertThatThrownBy(two::poll).hasMessage("cannot read");

            assertThat(signals).containsExactly("one", "two", "three");
        }
    }
}
