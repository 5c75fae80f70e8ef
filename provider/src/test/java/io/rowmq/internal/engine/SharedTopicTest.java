package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Member.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.SubscriptionSpec.Kind;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics, temporary destinations and client identifiers that several engines share. */
class SharedTopicTest extends TwoMembers {

    @BeforeEach
    void tellEachOther() {
        one.store.hint(two.store);
        two.store.hint(one.store);
    }

    private static StoredDestination topic(Member member) throws JMSException {
        return member.engine.topic("news");
    }

    private static Reader subscribe(Member member, Kind kind, @Nullable String clientId, @Nullable String name)
            throws JMSException {
        return member.engine.subscribe(
                topic(member), new SubscriptionSpec(kind, name, null, false, new Origin(1, clientId)));
    }

    private static Reader subscribe(Member member) throws JMSException {
        return subscribe(member, Kind.NON_DURABLE, null, null);
    }

    private static void publish(Member member, String id) throws JMSException {
        member.send(topic(member), id, 4);
    }

    @Test
    void whatIsPublishedReachesSubscribersInAllJvms() throws JMSException {
        Reader here = subscribe(one);
        Reader there = subscribe(two);
        publish(one, "a");
        publish(two, "b");
        assertThat(one.drain(here)).containsExactly("a", "b");
        assertThat(two.drain(there)).containsExactly("a", "b");
        assertThat(memory.size()).isZero();
    }

    @Test
    void aSubscriptionThatWasJustMadeElsewhereGetsWhatIsPublished() throws JMSException {
        publish(one, "before");
        Reader there = subscribe(two);
        publish(one, "after");
        assertThat(two.drain(there)).containsExactly("after");
    }

    @Test
    void aTransactionReachesWhoHasSubscribedBeforeItsCommit() throws JMSException {
        publish(one, "before");
        Work work = one.engine.newWork(one.origin);
        work.send(topic(one), one.message(topic(one), "a", 4, 0, 0));
        Reader there = subscribe(two);
        work.commit();
        assertThat(two.drain(there)).containsExactly("a");
    }

    @Test
    void aSubscriptionThatHasEndedHoldsNothing() throws JMSException {
        Reader there = subscribe(two);
        publish(one, "a");
        there.close();
        publish(one, "b");
        soon().until(() -> memory.size() == 0);
    }

    @Test
    void aSharedSubscriptionGivesEachMessageToOneJvm() throws JMSException {
        Reader here = subscribe(one, Kind.SHARED_NON_DURABLE, null, "pool");
        Reader there = subscribe(two, Kind.SHARED_NON_DURABLE, null, "pool");
        publish(one, "a");
        publish(one, "b");
        Claim first = here.poll();
        assertThat(first.message().messageId()).isEqualTo("a");
        one.acknowledge(first);
        here.close();
        assertThat(two.drain(there)).containsExactly("b");
        publish(one, "c");
        assertThat(two.drain(there)).containsExactly("c");
        there.close();
        publish(one, "d");
        soon().until(() -> memory.size() == 0);
    }

    @Test
    void aDurableSubscriptionIsReadInAnyJvm() throws JMSException {
        subscribe(one, Kind.DURABLE, "client", "log").close();
        publish(two, "a");
        Reader there = subscribe(two, Kind.DURABLE, "client", "log");
        assertThat(two.drain(there)).containsExactly("a");
        there.close();
        one.engine.unsubscribe("client", "log");
        publish(two, "b");
        assertThat(memory.size()).isZero();
    }

    @Test
    void aDurableSubscriptionThatIsUsedElsewhereIsNeitherEndedNorChanged() throws JMSException {
        Reader there = subscribe(two, Kind.SHARED_DURABLE, null, "log");
        assertThatThrownBy(() -> one.engine.unsubscribe(null, "log"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another JVM");
        SubscriptionSpec other =
                new SubscriptionSpec(Kind.SHARED_DURABLE, "log", "id = 'x'", false, new Origin(1, null));
        assertThatThrownBy(() -> one.engine.subscribe(topic(one), other)).isInstanceOf(IllegalStateException.class);
        there.close();
        Reader changed = one.engine.subscribe(topic(one), other);
        publish(two, "x");
        publish(two, "y");
        assertThat(one.drain(changed)).containsExactly("x");
    }

    @Test
    void whatWasReceivedFromASubscriptionThatHasEndedCanStillBeAcknowledged() throws JMSException {
        Reader there = subscribe(two);
        publish(one, "a");
        Claim claim = there.poll();
        there.close();
        two.acknowledge(claim);
        soon().until(() -> memory.size() == 0);
    }

    @Test
    void noLocalLeavesOutOnlyTheOwnConnection() throws JMSException {
        Reader quiet =
                one.engine.subscribe(topic(one), new SubscriptionSpec(Kind.NON_DURABLE, null, null, true, one.origin));
        publish(one, "own");
        publish(two, "foreign");
        assertThat(one.drain(quiet)).containsExactly("foreign");
    }

    @Test
    void aReplyFindsTheTemporaryQueueOfAnotherJvm() throws JMSException {
        StoredDestination replies = one.engine.createTemporaryQueue(one.origin);
        Reader reader = one.engine.readQueue(replies, null);
        two.send(two.engine.temporary(replies.name()), "reply", 4);
        assertThat(one.drain(reader)).containsExactly("reply");
        reader.close();
        one.engine.deleteTemporary(replies);
        assertThatThrownBy(() -> two.send(two.engine.temporary(replies.name()), "late", 4))
                .isInstanceOf(InvalidDestinationException.class);
        assertThat(memory.size()).isZero();
    }

    @Test
    void aClientIdentifierIsInUseInOneJvmOnly() throws JMSException {
        one.engine.claimClientId("me");
        assertThatThrownBy(() -> two.engine.claimClientId("me")).isInstanceOf(InvalidClientIDException.class);
        one.engine.releaseClientId("me");
        two.engine.claimClientId("me");
    }

    @Test
    void whatLivedWithADeadJvmEndsWithIt() throws JMSException {
        Reader lost = subscribe(one);
        one.engine.createTemporaryQueue(one.origin);
        one.engine.claimClientId("me");
        Member.outlive(memory, two);
        soon().until(() -> memory.registry.topology().subscriptions().isEmpty());
        two.engine.claimClientId("me");
        publish(two, "a");
        assertThat(memory.size()).isZero();
        two.engine.releaseClientId("me");
        lost.close();
    }

    @Test
    void whatLivedWithAJvmThatWasOnlyPausedBeginsAnew() throws JMSException {
        Reader reader = subscribe(one);
        StoredDestination replies = one.engine.createTemporaryQueue(one.origin);
        Reader answers = one.engine.readQueue(replies, null);
        one.engine.claimClientId("me");
        Member.outlive(memory, two);
        soon().until(() -> memory.registry.topology().subscriptions().isEmpty());
        one.advance(Member.LEASE);
        soon().until(() -> !memory.registry.topology().subscriptions().isEmpty()
                && memory.registry.temporary(replies.name()) != null
                && memory.registry.owned("me"));
        publish(two, "a");
        assertThat(one.drain(reader)).containsExactly("a");
        two.send(two.engine.temporary(replies.name()), "reply", 4);
        assertThat(one.drain(answers)).containsExactly("reply");
        assertThatThrownBy(() -> two.engine.claimClientId("me")).isInstanceOf(InvalidClientIDException.class);
    }

    // ---- while it begins anew

    private void pause() {
        Member.outlive(memory, two);
        soon().until(() -> memory.registry.topology().subscriptions().isEmpty());
    }

    @Test
    void whoHasRepliedBeforeFindsATemporaryQueueThatHasBegunAnew() throws JMSException {
        StoredDestination replies = one.engine.createTemporaryQueue(one.origin);
        Reader reader = one.engine.readQueue(replies, null);
        StoredDestination former = two.engine.temporary(replies.name());
        two.send(former, "before", 4);
        assertThat(one.drain(reader)).containsExactly("before");
        pause();
        beginAnew();
        soon().until(() -> memory.registry.temporary(replies.name()) != null);
        two.send(two.engine.temporary(replies.name()), "after", 4);
        two.send(former, "by a producer of before", 4);
        assertThat(one.drain(reader)).containsExactly("after", "by a producer of before");
    }

    private void beginAnew() throws JMSException {
        one.advance(Member.LEASE);
        one.engine.parts().peers().membership().renew();
    }

    @Test
    void whoHasRepliedBeforeFindsATemporaryTopicThatHasBegunAnew() throws JMSException {
        StoredDestination replies = one.engine.createTemporaryTopic(one.origin);
        Reader reader = one.engine.subscribe(
                replies, new SubscriptionSpec(Kind.NON_DURABLE, null, null, false, new Origin(1, null)));
        StoredDestination former = two.engine.temporary(replies.name());
        two.send(former, "before", 4);
        assertThat(one.drain(reader)).containsExactly("before");
        pause();
        beginAnew();
        soon().until(() -> !memory.registry.topology().subscriptions().isEmpty());
        two.send(two.engine.temporary(replies.name()), "after", 4);
        two.send(former, "by a producer of before", 4);
        assertThat(one.drain(reader)).containsExactly("after", "by a producer of before");
    }

    @Test
    void aConsumerThatIsCreatedMeanwhileSharesTheSubscriptionThatBeginsAnew() throws Exception {
        Reader reader = subscribe(one, Kind.SHARED_NON_DURABLE, null, "pool");
        one.engine.createTemporaryQueue(one.origin);
        pause();
        CompletableFuture<Reader> another = new CompletableFuture<>();
        Thread creating = new Thread(() -> complete(another));
        // temporary destinations come first
        memory.registry.afterCreation = () -> startUntil(creating, Thread.State.WAITING);
        beginAnew();
        Reader created = another.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        soon().until(() -> one.engine.parts().peers().establishedNode() == one.store.node);
        assertThat(one.engine.parts().subscriptions().readers(topic(one))).isEqualTo(2);
        publish(two, "a");
        assertThat(one.drain(created)).containsExactly("a");
        created.close();
        publish(two, "b");
        assertThat(one.drain(reader)).containsExactly("b");
        reader.close();
        soon().until(() -> memory.registry.topology().subscriptions().isEmpty());
    }

    private void complete(CompletableFuture<Reader> reader) {
        try {
            reader.complete(subscribe(one, Kind.SHARED_NON_DURABLE, null, "pool"));
        } catch (JMSException failure) {
            reader.completeExceptionally(failure);
        }
    }

    @Test
    void whatEndsWhileItBeginsAnewIsNotLeftBehind() throws JMSException {
        StoredDestination replies = one.engine.createTemporaryQueue(one.origin);
        one.engine.claimClientId("me");
        pause();
        Thread closing = new Thread(() -> one.engine.connectionClosed(one.origin));
        Thread givingBack = new Thread(() -> one.engine.releaseClientId("me"));
        memory.registry.afterCreation = () -> startUntil(closing, Thread.State.BLOCKED);
        memory.registry.beforeTaking = () -> startUntil(givingBack, Thread.State.BLOCKED);
        beginAnew();
        soon().until(() -> one.engine.parts().peers().establishedNode() == one.store.node);
        soon().until(() -> !closing.isAlive() && !givingBack.isAlive());
        assertThat(memory.registry.temporary(replies.name())).isNull();
        assertThat(memory.registry.owned("me")).isFalse();
    }

    /** Until it waits, in this way, or has done what it does. */
    private static void startUntil(Thread thread, Thread.State waiting) {
        thread.start();
        soon().until(() -> thread.getState() == waiting || !thread.isAlive());
    }

    @Test
    void aSubscriptionBeginsAnewOnceThoughThatIsRepeated() throws JMSException {
        Reader reader = subscribe(one);
        one.engine.claimClientId("me");
        pause();
        memory.registry.beforeTaking = () -> {
            throw new java.lang.IllegalStateException("the connection broke");
        };
        beginAnew();
        soon().until(() -> !memory.registry.topology().subscriptions().isEmpty());
        soon().until(() -> {
            one.advance(Duration.ofSeconds(1));
            return memory.registry.owned("me");
        });
        publish(two, "a");
        assertThat(one.drain(reader)).containsExactly("a");
        assertThat(memory.size()).isZero();
        assertThat(memory.registry.topology().subscriptions()).hasSize(1);
    }
}
