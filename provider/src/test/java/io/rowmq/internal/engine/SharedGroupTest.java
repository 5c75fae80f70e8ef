package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.RedeliveryPolicy;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Message groups that several JVMs take from. */
class SharedGroupTest extends TwoMembers {

    private Reader first;
    private Reader second;

    @BeforeEach
    void tellEachOtherAndRead() throws JMSException {
        one.store.hint(two.store);
        two.store.hint(one.store);
        first = one.reader();
        second = two.reader();
    }

    @Test
    void aGroupIsInTheHandsOfOneJvmAtATime() throws JMSException {
        Grouped.send(one.engine, "a1", "a2");
        Claim a1 = first.poll();
        assertThat(second.poll()).isNull();
        Claim a2 = first.poll();
        assertThat(Grouped.id(a2)).isEqualTo("a2");
        first.close();
        Grouped.send(two.engine, "a3", "b1");
        assertThat(two.drain(second)).containsExactly("b1");
        one.engine.acknowledge(List.of(a1, a2));
        two.engine.parts().backlogs().all().forEach(Backlog::reread);
        assertThat(two.drain(second)).containsExactly("a3");
    }

    @Test
    void whatIsRolledBackComesFirstAgainInTheSameJvm() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3");
        one.engine.giveBack(List.of(first.poll(), first.poll()), null);
        assertThat(second.poll()).isNull();
        assertThat(one.drain(first)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void whatIsRolledBackComesFirstAgainInAnotherJvm() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3");
        Claim a1 = first.poll();
        first.close();
        assertThat(second.poll()).isNull();
        one.giveBack(a1);
        Member.soon()
                .untilAsserted(
                        () -> assertThat(memory.claimedBy(one.store.node)).isZero());
        two.engine.parts().backlogs().all().forEach(Backlog::reread);
        assertThat(two.drain(second)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void aReaderThatComesMeanwhileDoesNotOvertakeWhatIsRolledBack() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3");
        Claim a1 = first.poll();
        Reader other = one.reader();
        assertThat(other.poll()).isNull();
        first.close();
        one.giveBack(a1);
        assertThat(one.drain(other)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void aGroupLongerThanTheBufferHidesNothingAndStaysInOrder() throws JMSException {
        String[] ids = new String[3_000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "a" + i;
        }
        Grouped.send(one.engine, ids);
        Grouped.send(one.engine, "b1");
        Claim a0 = first.poll();
        Reader other = one.reader();
        assertThat(one.drain(other)).containsExactly("b1");
        assertThat(memory.claimedBy(one.store.node)).isLessThan(ids.length / 2);
        one.acknowledge(a0);
        assertThat(one.drain(other))
                .containsExactly(List.of(ids).subList(1, ids.length).toArray(String[]::new));
    }

    @Test
    void whatASelectorHasClaimedDoesNotOvertakeWhatItLeftInTheDatabase() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3", "a4", "b1", "b2");
        Reader picky = one.reader("JMSMessageID IN ('a3', 'a4', 'b2')");
        Reader likewise = one.reader("JMSMessageID IN ('a3', 'a4', 'b2')");
        one.acknowledge(picky.poll());

        assertThat(memory.claimedBy(one.store.node)).as("a4 is claimed").isPositive();
        assertThat(one.drain(first)).containsExactly("a1", "a2", "a4", "b1", "b2");
        assertThat(one.drain(likewise)).isEmpty();
    }

    @Test
    void whatComesBackFromASelectorWaitsForWhatIsBeforeIt() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3", "1");
        Reader picky = one.reader("JMSMessageID = 'a3'");
        one.giveBack(picky.poll());

        assertThat(one.drain(first)).containsExactly("a1", "a2", "a3", "1");
    }

    @Test
    void whatASelectorHasClaimedIsNotHeldUpByWhatOthersWant() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3");
        Reader picky = one.reader("JMSMessageID = 'a2'");
        one.giveBack(picky.poll());

        assertThat(one.drain(picky)).containsExactly("a2");
        assertThat(one.drain(first)).containsExactly("a1", "a3");
    }

    @Test
    void orderHoldsForEachOfTwoSelectors() throws JMSException {
        Reader early = one.reader("JMSMessageID IN ('a1', 'a3', 'a4')");
        assertThat(early.poll()).isNull();
        Grouped.send(two.engine, "a1", "a2", "a3", "a4", "a5");
        Reader late = one.reader("JMSMessageID IN ('a3', 'a4', 'a5')");
        one.giveBack(late.poll());

        assertThat(one.drain(early)).containsExactly("a1", "a3", "a4");
        assertThat(one.drain(late)).containsExactly("a5");
    }

    @Test
    void whoHasTheGroupGetsWhatIsBeforeThatWhichASelectorHasClaimed() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3", "a4");
        Claim a1 = first.poll();
        Reader picky = one.reader("JMSMessageID IN ('a3', 'a4')");
        assertThat(picky.poll()).isNull();

        assertThat(one.drain(first)).containsExactly("a2", "a3", "a4");
        one.acknowledge(a1);
    }

    @Test
    void whoLosesAGroupToAnotherNodeGoesOnWithTheNextOnes() throws JMSException {
        one.store.contested.add("a");
        Grouped.send(one.engine, "a1", "a2", "b1", "1");

        assertThat(one.drain(first)).containsExactly("b1", "1");
        one.store.contested.clear();
        one.engine.parts().backlogs().all().forEach(Backlog::reread);
        assertThat(one.drain(first)).containsExactly("a1", "a2");
    }

    @Test
    void whoLosesAllGroupsDoesNotTryAgainAndAgain() throws JMSException {
        one.store.contested.addAll(List.of("a", "b", "c", "d", "e"));
        Grouped.send(one.engine, "a1", "b1", "c1", "d1", "e1");
        one.store.limits.clear();

        assertThat(first.poll()).isNull();
        assertThat(one.store.limits).hasSizeBetween(2, 5);
    }

    @Test
    void theOrderOutlivesTheDeathOfAJvm() throws JMSException {
        Grouped.send(one.engine, "a1", "a2", "a3");
        first.poll();
        Member.outlive(memory, two);
        two.engine.parts().backlogs().all().forEach(Backlog::reread);
        assertThat(two.drain(second)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void theGroupWaitsForARedelivery() throws JMSException {
        try (Member slow =
                new Member(memory, new RedeliveryPolicy(9, Duration.ofMillis(100), 1, Duration.ofMillis(100)))) {
            Grouped.send(slow.engine, "a1", "a2", "1");
            Reader reader = slow.reader();
            slow.giveBack(reader.poll());
            assertThat(slow.drain(reader)).containsExactly("1");
            assertThat(second.poll()).isNull();
            slow.advance(Duration.ofMillis(100));
            assertThat(slow.drain(reader)).containsExactly("a1", "a2");
        }
    }
}
