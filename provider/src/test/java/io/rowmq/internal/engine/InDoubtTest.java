package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.MemoryStore.Outcome;
import jakarta.jms.JMSException;
import jakarta.jms.TransactionRolledBackException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a commit of which nobody knows whether it took place, the store decides what is delivered. */
class InDoubtTest {

    private EngineBench bench;
    private Reader reader;
    private final List<String> signals = new ArrayList<>();

    @BeforeEach
    void open() throws JMSException {
        bench = new EngineBench();
        reader = bench.reader();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void inDoubt(Outcome outcome, Work work) {
        bench.store.next = outcome;
        assertThatThrownBy(work::commit)
                .isNotInstanceOf(TransactionRolledBackException.class)
                .hasMessage("nobody knows");
    }

    private Work sending(String id) throws JMSException {
        Work work = bench.engine.newWork(bench.origin);
        work.send(bench.queue(), bench.message(bench.queue(), id, 0));
        return work;
    }

    private Work receiving() throws JMSException {
        Work work = bench.engine.newWork(bench.origin);
        work.received(reader.poll());
        return work;
    }

    @Test
    void aDoubtfulSendThatIsStoredIsDeliveredInItsPlace() throws JMSException {
        bench.send("a");
        inDoubt(Outcome.DOUBTFUL, sending("b"));
        bench.send("c");
        assertThat(bench.drain(reader)).containsExactly("a", "b", "c");
    }

    @Test
    void aReaderThatWaitsLooksForADoubtfulSend() throws JMSException {
        assertThat(reader.poll()).isNull();
        reader.arm(() -> signals.add("signal"));
        inDoubt(Outcome.DOUBTFUL, sending("a"));
        assertThat(signals).containsExactly("signal");
        assertThat(bench.drain(reader)).containsExactly("a");
    }

    @Test
    void aDoubtfulSendThatIsNotStoredIsNeverSeen() throws JMSException {
        inDoubt(Outcome.DOUBTFUL_AND_LOST, sending("a"));
        assertThat(bench.drain(reader)).isEmpty();
    }

    @Test
    void aDoubtfulDelayedSendThatIsStoredComesWhenItIsDue() throws JMSException {
        Work work = bench.engine.newWork(bench.origin);
        work.send(bench.queue(), bench.message(bench.queue(), "later", bench.time.now() + 100));
        inDoubt(Outcome.DOUBTFUL, work);
        bench.time.advance(100);
        assertThat(bench.drain(reader)).containsExactly("later");
    }

    @Test
    void aDoubtfulReceiptThatIsStoredDoesNotComeAgain() throws JMSException {
        bench.send("a");
        bench.send("b");
        inDoubt(Outcome.DOUBTFUL, receiving());
        assertThat(bench.drain(reader)).containsExactly("b");
    }

    @Test
    void aDoubtfulReceiptThatIsNotStoredComesAgainInItsPlaceWithItsCount() throws JMSException {
        bench.send("a");
        bench.send("b");
        inDoubt(Outcome.DOUBTFUL_AND_LOST, receiving());
        assertThat(reader.poll().deliveryCount()).isEqualTo(2);
        assertThat(bench.drain(reader)).containsExactly("b");
    }

    @Test
    void aDoubtfulLastReceiptMakesNoDeadLetterOfAMessageThatIsGone() throws JMSException {
        bench.send("a");
        for (int i = 1; i < 10; i++) {
            bench.engine.giveBack(List.of(reader.poll()), null);
        }
        inDoubt(Outcome.DOUBTFUL, receiving());
        assertThat(bench.drain(reader)).isEmpty();
        assertThat(bench.drain(bench.engine.readQueue(bench.engine.queue("DLQ.orders"), null)))
                .isEmpty();
    }
}
