package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Member.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a JVM holds of a queue, when it was taken for dead and when it does not know itself what it holds. */
class BegunAnewTest extends TwoMembers {

    @BeforeEach
    void oneTellsTwo() {
        one.store.hint(two.store);
    }

    private interface Doing {
        void run() throws JMSException;
    }

    private static Runnable doing(Doing doing) {
        return () -> {
            try {
                doing.run();
            } catch (JMSException failure) {
                throw new IllegalStateException(failure);
            }
        };
    }

    private ClaimedBacklog backlog() throws JMSException {
        return (ClaimedBacklog)
                one.engine.parts().backlogs().find(BacklogId.queue(one.queue().id()));
    }

    private Membership membership() {
        return one.engine.parts().peers().membership();
    }

    @Test
    void whatWasClaimedAnewBeforeTheFormerNodeIsMournedTakesThePlaceOfWhatThatHad() throws JMSException {
        one.send("a", "b");
        Reader reader = one.reader();
        Reader other = one.reader();
        Claim former = reader.poll();
        long node = membership().node();
        Member.outlive(memory, two);

        membership().join();
        backlog().lock.lock();
        View.Reading ahead = backlog().views().iterator().next().beginRead();
        backlog().lock.unlock();
        ahead.run();
        backlog().lost(node);

        assertThatThrownBy(() -> one.acknowledge(former)).hasFieldOrPropertyWithValue("errorCode", Nodes.FENCED);
        assertThat(one.drain(other)).containsExactly("a", "b");
        assertThat(memory.size()).isZero();
    }

    @Test
    void whatAnOperatorGotAsTheFormerNodeIsNotHisAnyMore() throws JMSException {
        Reader reader = one.reader();
        one.send("a");
        List<StoredDelivery> chosen = memory.ready(backlog().id);
        one.store.afterClaim = doing(() -> {
            Member.outlive(memory, two);
            membership().renew();
        });
        assertThat(backlog().withhold(chosen)).isEmpty();
        assertThat(one.drain(reader)).containsExactly("a");
    }

    @Test
    void aMessageWhoseBodyTookLongerToLoadThanTheLeaseLastsIsNotHandedOut() throws JMSException {
        StoredDestination queue = one.queue();
        MessageBody large = MessageBody.detached(BodyType.TEXT, 1 << 20);
        one.engine.send(one.origin, queue, one.message(queue, "a", 4, 0, 0).withBody(large));
        List<String> elsewhere = new ArrayList<>();
        one.store.afterLoad = doing(() -> {
            Member.outlive(memory, two);
            elsewhere.addAll(two.drain(two.reader()));
            one.time.set(memory.time.now());
        });
        assertThat(one.reader().poll()).isNull();
        assertThat(elsewhere).containsExactly("a");
    }

    // ---- what is claimed, but nobody knows of it

    @Test
    void whatAClaimWithoutAnAnswerMayHaveGotGoesToOthersThoughNobodyReadsHereAnyMore() throws JMSException {
        one.send("a");
        Reader reader = one.reader();
        one.store.claimFailure = new JMSException("the connection broke");
        assertThatThrownBy(reader::poll).hasMessage("the connection broke");
        reader.close();
        Claim claim = elsewhere();
        assertThat(claim.deliveryCount()).isEqualTo(1);
        two.acknowledge(claim);
    }

    private Claim elsewhere() throws JMSException {
        Claim[] claim = new Claim[1];
        Reader there = two.reader();
        soon().until(() -> {
            Member.advance(memory, Duration.ofMillis(500), one, two);
            claim[0] = there.poll();
            return claim[0] != null;
        });
        return claim[0];
    }

    @Test
    void whatIsStillHeldOfARefusedAcknowledgementComesAgainToWhoWaits() throws JMSException {
        Reader reader = one.reader();
        List<Claim> both = receiveBoth(reader);
        AtomicInteger signals = new AtomicInteger();
        assertThat(reader.poll()).isNull();
        assertThat(reader.arm(signals::incrementAndGet)).isTrue();

        refuse(both);

        assertThat(signals).hasValue(1);
        Claim again = reader.poll();
        assertThat(again.message().messageId()).isEqualTo("b");
        assertThat(again.deliveryCount()).isEqualTo(2);
        one.acknowledge(again);
        assertThat(memory.size()).isZero();
    }

    /** Of two messages the first has been acknowledged. */
    private List<Claim> receiveBoth(Reader reader) throws JMSException {
        one.send("a", "b");
        List<Claim> both = List.of(reader.poll(), reader.poll());
        one.acknowledge(both.get(0));
        return both;
    }

    /** What is acknowledged again is not held any more, so that the store refuses both. */
    private void refuse(List<Claim> both) {
        assertThatThrownBy(() -> one.engine.acknowledge(both)).hasFieldOrPropertyWithValue("errorCode", Nodes.FENCED);
    }

    @Test
    void whatComesToBeInDoubtWhileAnotherDoubtIsResolvedIsNotForgotten() throws JMSException {
        Reader reader = one.reader();
        List<Claim> both = receiveBoth(reader);
        assertThat(reader.poll()).isNull();
        one.send("c");
        one.store.claimFailure = new JMSException("the connection broke");
        assertThatThrownBy(reader::poll).hasMessage("the connection broke");
        one.store.afterUnclaim = () -> refuse(both);
        List<String> received = new ArrayList<>();
        for (Claim claim = reader.poll(); claim != null; claim = reader.poll()) {
            received.add(claim.message().messageId() + claim.deliveryCount());
            one.acknowledge(claim);
        }
        assertThat(received).containsExactlyInAnyOrder("b2", "c1");
    }
}
