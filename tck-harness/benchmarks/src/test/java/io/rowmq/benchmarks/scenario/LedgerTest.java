package io.rowmq.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final int MANY = 200_000;

    private final Ledger ledger = new Ledger();

    @Test
    void everythingReceivedOnceBalances() {
        Ledger.Source one = ledger.source();
        Ledger.Source two = ledger.source();
        for (int i = 0; i < MANY; i++) {
            ledger.received(one.next());
        }
        ledger.received(two.next());

        assertThat(ledger.balance()).isEqualTo(MANY + 1);
    }

    @Test
    void aDoubledMessageIsFoundAtOnce() {
        long number = ledger.source().next();
        ledger.received(number);

        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.received(number))
                .withMessageContaining("doubled: message 0 of sender 0");
    }

    @Test
    void aLostMessageIsFoundInTheEnd() {
        Ledger.Source source = ledger.source();
        source.next();
        ledger.received(source.next());

        assertThatIllegalStateException()
                .isThrownBy(ledger::balance)
                .withMessageContaining("lost: sender 0 sent 2 messages, and 1 were received");
    }

    @Test
    void whatGoesToSeveralPlacesHasToBeReceivedInEach() {
        Ledger fanOut = new Ledger(2);
        long number = fanOut.source().next();
        fanOut.received(0, number);

        assertThatIllegalStateException().isThrownBy(fanOut::balance).withMessageContaining("lost");

        fanOut.received(1, number);
        assertThat(fanOut.balance()).isEqualTo(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> fanOut.received(1, number))
                .withMessageContaining("doubled");
    }

    @Test
    void aMessageThatNobodySentIsFound() {
        assertThatIllegalStateException().isThrownBy(() -> ledger.received(5)).withMessageContaining("never sent");
    }
}
