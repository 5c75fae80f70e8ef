package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Member.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.Alert;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.Nodes;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queues that several engines share. */
class SharedQueueTest extends TwoMembers {

    @AfterEach
    @Override
    void close() {
        super.close();
        assertThat(memory.nodes.size()).as("nodes that have left").isZero();
    }

    @Test
    void aMessageSentInOneJvmIsReceivedInAnother() throws JMSException {
        one.send("a", "b");
        assertThat(two.drain(two.reader())).containsExactly("a", "b");
        assertThat(one.drain(one.reader())).isEmpty();
        assertThat(memory.size()).isZero();
    }

    @Test
    void noMessageIsInTwoHands() throws JMSException {
        for (int i = 0; i < 40; i++) {
            one.send("m" + i);
        }
        Reader here = one.reader();
        Reader there = two.reader();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Claim claim = here.poll();
            if (claim != null) {
                seen.add(claim.message().messageId());
            }
            claim = there.poll();
            if (claim != null) {
                seen.add(claim.message().messageId());
            }
        }
        seen.addAll(one.drain(here));
        seen.addAll(two.drain(there));
        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void deliversInOrderOfPriorityThenCommit() throws JMSException {
        one.send(one.queue(), "a", 4);
        one.send(one.queue(), "b", 9);
        two.send(two.queue(), "c", 4);
        assertThat(two.drain(two.reader())).containsExactly("b", "a", "c");
    }

    @Test
    void anUrgentMessageComesBeforeThoseThatAreClaimedAlready() throws JMSException {
        two.store.hint(one.store);
        for (int i = 0; i < 20; i++) {
            one.send("m" + i);
        }
        Reader reader = one.reader();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(reader.poll().message().messageId());
        }
        two.send(two.queue(), "urgent", 8);
        assertThat(reader.poll().message().messageId()).isEqualTo("urgent");
        assertThat(ids).hasSize(10).startsWith("m0", "m1");
    }

    @Test
    void claimsMoreTheFasterItIsConsumed() throws JMSException {
        for (int i = 0; i < 200; i++) {
            one.send("m" + i);
        }
        assertThat(one.drain(one.reader())).hasSize(200);
        assertThat(one.store.limits.get(0)).isEqualTo(1);
        assertThat(one.store.limits).hasSizeLessThan(30);
        assertThat(one.store.limits.stream().max(Integer::compare))
                .hasValueSatisfying(most -> assertThat(most).isGreaterThanOrEqualTo(32));
    }

    @Test
    void whatIsInHandCountsInTheDatabaseAndIsFlaggedWhenItsNodeIsDead() throws JMSException {
        one.send("a");
        Claim claim = one.reader().poll();
        assertThat(claim.deliveryCount()).isEqualTo(1);
        assertThat(one.row("a").deliveries()).isEqualTo(1);
        // one stands still
        Member.outlive(memory, two);
        Reader reader = two.reader();
        soon().until(() -> two.row("a").node() == 0);
        Claim again = reader.poll();
        assertThat(again.deliveryCount()).isEqualTo(2);
        two.acknowledge(again);
    }

    @Test
    void aNodeThatWasTakenForDeadCannotSettleAndGoesOnAsAnother() throws JMSException {
        List<Alert.Kind> told = new CopyOnWriteArrayList<>();
        one.engine.observe(new MessageObserver() {
            @Override
            public void alert(Alert alert) {
                told.add(alert.kind());
            }
        });
        one.send("a", "b");
        Reader reader = one.reader();
        Claim claim = reader.poll();
        Member.outlive(memory, two);
        soon().until(() -> two.row("a").node() == 0);
        assertThatThrownBy(() -> one.acknowledge(claim))
                .isInstanceOfSatisfying(
                        JMSException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(Nodes.FENCED));
        assertThat(two.drain(two.reader())).containsExactly("a", "b");
        two.send("c");
        // one goes on by itself
        one.advance(Member.LEASE);
        assertThat(one.drain(reader)).containsExactly("c");
        assertThat(told).containsExactly(Alert.Kind.LEASE);
    }

    @Test
    void aTransactionOfANodeThatWasTakenForDeadIsRolledBackAsAWhole() throws JMSException {
        one.send("a");
        Reader reader = one.reader();
        Work work = one.engine.newWork(one.origin);
        work.received(reader.poll());
        work.send(one.queue(), one.message(one.queue(), "child", 4, 0, 0));
        Member.outlive(memory, two);
        soon().until(() -> two.row("a").node() == 0);
        assertThatThrownBy(work::commit)
                .isInstanceOfSatisfying(
                        jakarta.jms.TransactionRolledBackException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(Nodes.FENCED));
        assertThat(two.drain(two.reader())).containsExactly("a");
        assertThat(memory.size()).isZero();
    }

    @Test
    void aTransactionThatTheEndOfItsEngineOvertakesIsToldOfThatAndNotOfALease() throws JMSException {
        one.send("a");
        Work work = one.engine.newWork(one.origin);
        work.received(one.reader().poll());
        one.close();
        assertThatThrownBy(work::commit)
                .isInstanceOfSatisfying(
                        jakarta.jms.TransactionRolledBackException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo("ROWMQ-ROLLED-BACK"))
                .hasMessageContaining("was closed in this JVM")
                .hasMessageNotContaining("lease");
        assertThat(two.drain(two.reader())).containsExactly("a");
    }

    @Test
    void anAcknowledgementThatTheEndOfItsEngineOvertakesIsToldOfThatAndNotOfALease() throws JMSException {
        one.send("a");
        Claim claim = one.reader().poll();
        one.close();
        assertThatThrownBy(() -> one.acknowledge(claim))
                .isInstanceOfSatisfying(
                        jakarta.jms.IllegalStateException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo("ROWMQ-CLOSED"));
        assertThat(two.drain(two.reader())).containsExactly("a");
    }

    @Test
    void whatWasClaimedBeforeAPauseIsNotHandedOutAfterIt() throws JMSException {
        for (int i = 0; i < 20; i++) {
            one.send("m" + i);
        }
        Reader reader = one.reader();
        for (int i = 0; i < 5; i++) {
            one.acknowledge(reader.poll());
        }
        Member.outlive(memory, two);
        List<String> elsewhere = two.drain(two.reader());
        one.time.set(memory.time.now());
        assertThat(elsewhere).hasSize(15);
        assertThat(one.drain(reader)).isEmpty();
    }

    @Test
    void whatWasClaimedIsNotHandedOutIfTheAnswerTookLongerThanTheLease() throws JMSException {
        one.send("a");
        Reader reader = one.reader();
        List<String> elsewhere = new ArrayList<>();
        one.store.afterClaim = () -> {
            try {
                Member.outlive(memory, two);
                elsewhere.addAll(two.drain(two.reader()));
            } catch (JMSException failure) {
                throw new IllegalStateException(failure);
            }
            one.time.set(memory.time.now());
        };
        assertThat(reader.poll()).isNull();
        assertThat(elsewhere).containsExactly("a");
    }

    @Test
    void aPauseThatNobodyNoticedChangesNothing() throws JMSException {
        two.close();
        one.send("a");
        Claim claim = one.reader().poll();
        memory.time.advance(60_000);
        one.advance(Duration.ofSeconds(60));
        one.acknowledge(claim);
        assertThat(memory.size()).isZero();
        two = new Member(memory);
    }

    @Test
    void aRolledBackMessageComesAgainInItsPlaceAndCounted() throws JMSException {
        one.send("a", "b", "c");
        Reader reader = one.reader();
        Claim a = reader.poll();
        Claim b = reader.poll();
        one.giveBack(b);
        one.giveBack(a);
        Claim again = reader.poll();
        assertThat(again.message().messageId()).isEqualTo("a");
        assertThat(again.deliveryCount()).isEqualTo(2);
        assertThat(one.row("a").deliveries()).isEqualTo(2);
        one.acknowledge(again);
        assertThat(one.drain(reader)).containsExactly("b", "c");
    }

    @Test
    void whatIsGivenBackWithoutAReaderGoesToOthers() throws JMSException {
        one.send("a");
        Reader reader = one.reader();
        Claim claim = reader.poll();
        reader.close();
        one.giveBack(claim);
        Claim elsewhere = two.reader().poll();
        assertThat(elsewhere.deliveryCount()).isEqualTo(2);
        two.acknowledge(elsewhere);
    }

    @Test
    void closingTheLastReaderGivesBackWhatNobodyHasSeen() throws JMSException {
        for (int i = 0; i < 20; i++) {
            one.send("m" + i);
        }
        Reader reader = one.reader();
        for (int i = 0; i < 6; i++) {
            one.acknowledge(reader.poll());
        }
        reader.close();
        Reader there = two.reader();
        Claim next = there.poll();
        assertThat(next.message().messageId()).isEqualTo("m6");
        assertThat(next.deliveryCount()).isEqualTo(1);
        two.acknowledge(next);
        assertThat(two.drain(there)).hasSize(13).startsWith("m7");
    }

    @Test
    void whatASlowReaderDoesNotTakeGoesToOthers() throws JMSException {
        for (int i = 0; i < 20; i++) {
            one.send("m" + i);
        }
        Reader slow = one.reader();
        for (int i = 0; i < 5; i++) {
            one.acknowledge(slow.poll());
        }
        Member.advance(memory, Duration.ofSeconds(5), one, two);
        Reader there = two.reader();
        List<String> elsewhere = new ArrayList<>();
        soon().until(() -> {
            elsewhere.addAll(two.drain(there));
            return elsewhere.size() == 15;
        });
        assertThat(one.drain(slow)).isEmpty();
    }

    @Test
    void aWaitingReaderIsWokenByAHint() throws JMSException {
        one.store.hint(two.store);
        Reader reader = two.reader();
        AtomicInteger signals = new AtomicInteger();
        assertThat(reader.poll()).isNull();
        assertThat(reader.arm(signals::incrementAndGet)).isTrue();
        one.send("a");
        assertThat(signals).hasValue(1);
        assertThat(two.drain(reader)).containsExactly("a");
    }

    @Test
    void aWaitingReaderIsWokenWithoutHintsToo() throws JMSException {
        Reader reader = two.reader();
        AtomicInteger signals = new AtomicInteger();
        assertThat(reader.poll()).isNull();
        assertThat(reader.arm(signals::incrementAndGet)).isTrue();
        one.send("a");
        assertThat(signals).hasValue(0);
        soon().until(() -> {
            two.advance(Duration.ofMillis(50));
            return signals.get() == 1;
        });
        assertThat(two.drain(reader)).containsExactly("a");
    }

    @Test
    void whoBeginsToWaitWhileItIsForgottenThatAnybodyDidIsWokenToo() throws JMSException {
        Runnable[] meanwhile = {() -> {}};
        StoredDestination queue = two.queue();
        EngineParts parts = two.engine.parts();
        ClaimedBacklog backlog = new ClaimedBacklog(BacklogId.queue(queue.id()), queue, parts, parts.peers()) {
            @Override
            boolean hasWaiters() {
                boolean has = super.hasWaiters();
                meanwhile[0].run();
                return has;
            }
        };
        Reader reader = backlog.open(null, () -> {});
        assertThat(reader.poll()).isNull();
        assertThat(reader.arm(() -> {})).isTrue();
        reader.disarm();
        AtomicInteger signals = new AtomicInteger();
        meanwhile[0] = () -> {
            meanwhile[0] = () -> {};
            assertThat(reader.arm(signals::incrementAndGet)).isTrue();
        };
        two.advance(Duration.ofSeconds(1));
        one.send("a");
        soon().until(() -> {
            two.advance(Duration.ofMillis(50));
            return signals.get() == 1;
        });
        assertThat(two.drain(reader)).containsExactly("a");
    }

    @Test
    void manyWaitersCostOneLookInASecond() throws JMSException {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Reader reader = two.engine.readQueue(two.engine.queue("q" + i % 5), null);
            assertThat(reader.poll()).isNull();
            assertThat(reader.arm(() -> {})).isTrue();
            readers.add(reader);
        }
        // until looking has become rare
        for (int i = 0; i < 100; i++) {
            two.advance(Duration.ofMillis(50));
        }
        int before = memory.calls;
        for (int i = 0; i < 10; i++) {
            two.advance(Duration.ofSeconds(1));
        }
        assertThat(memory.calls - before).isLessThan(30);
    }

    @Test
    void aSelectorFindsItsMessagesAmongManyOthers() throws JMSException {
        for (int i = 0; i < 50; i++) {
            one.send("m" + i);
        }
        Reader selecting = two.reader("id = 'm30' OR id = 'm7'");
        assertThat(two.drain(selecting)).containsExactly("m7", "m30");
        two.store.hint(two.store);
        one.store.hint(two.store);
        one.send("m7");
        assertThat(two.drain(selecting)).containsExactly("m7");
        assertThat(one.drain(one.reader())).hasSize(48);
    }

    @Test
    void aClaimWhoseOutcomeIsNotKnownIsGivenBackUncounted() throws JMSException {
        one.send("a");
        Reader reader = one.reader();
        one.store.claimFailure = new JMSException("the connection broke");
        assertThatThrownBy(reader::poll).hasMessage("the connection broke");
        Claim claim = reader.poll();
        assertThat(claim.deliveryCount()).isEqualTo(1);
        one.acknowledge(claim);
    }

    @Test
    void whatComesBackWhileTheDatabaseIsAwayIsCountedAllTheSame() throws JMSException {
        one.store.hint(two.store);
        one.send("a");
        Reader reader = one.reader();
        Claim claim = reader.poll();
        one.store.commitFailure = new JMSException("the server is away");
        one.store.unclaimFailure = one.store.commitFailure;
        assertThatThrownBy(() -> one.giveBack(claim)).hasMessage("the server is away");
        reader.close();

        one.store.claimFailure = new JMSException("the connection broke");
        Reader next = one.reader();
        assertThatThrownBy(next::poll).hasMessage("the connection broke");
        one.store.commitFailure = null;
        one.store.unclaimFailure = null;
        assertThat(next.poll()).isNull();
        next.close();
        assertThat(one.row("a").deliveries()).isOne();

        Claim[] again = new Claim[1];
        Reader there = two.reader();
        soon().until(() -> {
            Member.advance(memory, Duration.ofMillis(500), one, two);
            again[0] = there.poll();
            return again[0] != null;
        });
        assertThat(again[0].deliveryCount()).isEqualTo(2);
        two.acknowledge(again[0]);
    }

    @Test
    void whatCameBackInMemoryAloneIsCountedInTheDatabaseBeforeASessionHasItAgain() throws JMSException {
        one.send("a");
        Reader reader = one.reader();
        Claim claim = reader.poll();
        one.store.commitFailure = new JMSException("the server is away");
        assertThatThrownBy(() -> one.giveBack(claim)).hasMessage("the server is away");
        assertThatThrownBy(reader::poll).hasMessage("the server is away");
        one.store.commitFailure = null;

        Claim again = reader.poll();
        assertThat(again.deliveryCount()).isEqualTo(2);
        assertThat(one.row("a").deliveries()).isEqualTo(2);
        one.acknowledge(again);
    }

    @Test
    void aMessageThatKillsItsJvmBecomesADeadLetter() throws JMSException {
        one.send("poison");
        for (int i = 0; i < 3; i++) {
            Member victim = new Member(memory, new RedeliveryPolicy(3, Duration.ZERO, 1, Duration.ZERO));
            assertThat(victim.reader().poll().deliveryCount()).isEqualTo(i + 1);
            Member.outlive(memory, one, two);
            soon().until(() -> two.row("poison").node() == 0);
        }
        assertThat(two.reader().poll()).isNull();
        Reader letters = two.engine.readQueue(two.engine.queue("DLQ.orders"), null);
        Claim[] letter = new Claim[1];
        soon().until(() -> (letter[0] = letters.poll()) != null);
        assertThat(letter[0].message().messageId()).isEqualTo("poison");
    }

    @Test
    void aDelayedMessageIsMadeReadyByWhoeverIsThere() throws JMSException {
        long due = one.time.now() + 20_000;
        one.engine.send(one.origin, one.queue(), one.message(one.queue(), "later", 4, 0, due));
        Reader reader = two.reader();
        assertThat(reader.poll()).isNull();
        Member.advance(memory, Duration.ofSeconds(25), two);
        List<String> received = new ArrayList<>();
        soon().until(() -> {
            received.addAll(two.drain(reader));
            return !received.isEmpty();
        });
        assertThat(received).containsExactly("later");
    }

    @Test
    void howeverManyMessagesAreDueAtOnceOtherAlarmsSuchAsThatOfTheLeaseRingBetween() throws JMSException {
        long due = one.time.now() + 500;
        Work work = one.engine.newWork(one.origin);
        for (int i = 0; i < 600; i++) {
            work.send(one.queue(), one.message(one.queue(), "m" + i, 4, 0, due));
        }
        work.commit();
        List<String> events = new CopyOnWriteArrayList<>();
        one.store.beforeCommit = () -> {
            events.add("step");
            one.time.pass(10);
        };
        one.engine.parts().alarms().at(due + 5, () -> events.add("alarm"));
        one.advance(Duration.ofMillis(500));
        assertThat(events).containsExactly("step", "alarm", "step");
    }

    @Test
    void anExpiredMessageIsRemovedUnlessSomebodyHasIt() throws JMSException {
        long soon = one.time.now() + 1_000;
        one.engine.send(one.origin, one.queue(), one.message(one.queue(), "held", 4, soon, 0));
        one.engine.send(one.origin, one.queue(), one.message(one.queue(), "idle", 4, soon, 0));
        Reader reader = one.reader();
        Claim held = reader.poll();
        assertThat(held.message().messageId()).isEqualTo("held");
        Member.advance(memory, Duration.ofSeconds(20), one, two);
        soon().until(() -> one.row("idle") == null);
        assertThat(one.row("held")).isNotNull();
        one.giveBack(held);
        assertThat(reader.poll()).isNull();
        soon().until(() -> memory.size() == 0);
    }
}
