package io.rowmq.internal.engine;

import static io.rowmq.policy.DestinationSetting.ARCHIVE_FOR;
import static io.rowmq.policy.DestinationSetting.ARCHIVE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.policy.DestinationSetting;
import io.rowmq.spi.ArchivedMessage;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of messages that are consumed, and for how long. */
class ArchiveTest extends BranchBench {

    private void set(String pattern, DestinationSetting setting, String value) throws JMSException {
        engine.parts().policies().put(pattern, setting, value);
    }

    private List<ArchivedMessage> copies(StoredDestination of) {
        return store.archive.page(of.id(), OrderKey.START, 1000, Long.MAX_VALUE).messages();
    }

    private List<String> kept() {
        return kept(queue);
    }

    private List<String> kept(StoredDestination of) {
        return copies(of).stream().map(copy -> copy.message().messageId()).toList();
    }

    @Test
    void whatIsConsumedIsKeptWhereThatIsSet() throws JMSException {
        set("orders", ARCHIVE_FOR, "1000");
        send("a", "b");
        drain();
        assertThat(kept()).containsExactly("a", "b");
        assertThat(copies(queue)).extracting(ArchivedMessage::consumedTime).containsOnly(time.now());
        StoredDestination other = engine.queue("other");
        engine.send(origin, other, message("c"));
        drain(other);
        assertThat(kept(other)).isEmpty();
    }

    @Test
    void nothingIsAddedToCommitsWhereNothingIsSet() throws JMSException {
        send("a", "b");
        drain();
        assertThat(store.mostSettlements).isEqualTo(2);
        assertThat(store.archive.archives()).isEmpty();
    }

    @Test
    void whatGoesUnconsumedIsNotKept() throws JMSException {
        set("**", ARCHIVE_FOR, "1000");
        engine.send(origin, queue, message("expires", time.now() + 5, 0));
        time.advance(10);
        send("given up");
        for (int i = 0; i < MAX_DELIVERIES; i++) {
            try (Reader reader = engine.readQueue(queue, null)) {
                engine.giveBack(List.of(reader.poll()), null);
            }
        }
        send("deleted");
        Relocation.Plan plan = new Relocation.Plan(
                Relocation.Change.DELETE, null, (kind, name) -> true, null, List.of(), Long.MAX_VALUE);
        new Relocation(engine.parts(), io.rowmq.spi.BacklogId.queue(queue.id()), plan).step();
        assertThat(drain()).isEmpty();
        assertThat(kept()).isEmpty();
        StoredDestination temporary = engine.createTemporaryQueue(origin);
        engine.send(origin, temporary, forDestination(temporary, "reply"));
        assertThat(drain(temporary)).hasSize(1);
        assertThat(kept(temporary)).isEmpty();
    }

    private StoredMessage forDestination(StoredDestination to, String id) {
        StoredMessage like = message(id);
        return new StoredMessage(
                id,
                to.id(),
                like.priority(),
                true,
                like.timestamp(),
                0,
                0,
                null,
                null,
                null,
                like.properties(),
                like.body());
    }

    @Test
    void whatABranchConsumesIsKeptWhenItCommits() throws Exception {
        set("orders", ARCHIVE_FOR, "1000");
        send("one phase");
        start(one, id);
        receive(one);
        end(one, id);
        branches().commit(id, true);
        assertThat(kept()).containsExactly("one phase");
        send("rolled back");
        prepareExchange("never");
        branches().rollback(id);
        assertThat(kept()).containsExactly("one phase");
        prepareExchange("reply");
        assertThat(kept()).containsExactly("one phase");
        crash();
        branches().commit(id, false);
        assertThat(kept()).containsExactly("one phase", "rolled back");
    }

    @Test
    void aMessageOfATopicIsKeptOnce() throws JMSException {
        set("news", ARCHIVE_FOR, "1000");
        StoredDestination topic = engine.topic("news");
        Reader first = engine.subscribe(
                topic, new SubscriptionSpec(SubscriptionSpec.Kind.NON_DURABLE, null, null, false, origin));
        Reader second = engine.subscribe(
                topic, new SubscriptionSpec(SubscriptionSpec.Kind.NON_DURABLE, null, null, false, origin));
        engine.send(origin, topic, forDestination(topic, "n"));
        engine.acknowledge(List.of(first.poll()));
        assertThat(kept(topic)).containsExactly("n");
        engine.acknowledge(List.of(second.poll()));
        assertThat(kept(topic)).containsExactly("n");
        first.close();
        second.close();
    }

    @Test
    void copiesGoWhenTheirTimeIsOver() throws JMSException {
        set("orders", ARCHIVE_FOR, "90000");
        send("a");
        drain();
        time.advance(ArchiveKeeper.LOOK_MILLIS);
        send("b");
        drain();
        await().until(() -> {
            time.advance(ArchiveKeeper.LOOK_MILLIS / 2);
            return kept().size() < 2;
        });
        await().until(() -> {
            time.advance(ArchiveKeeper.LOOK_MILLIS);
            return kept().isEmpty();
        });
    }

    @Test
    void noMoreAreKeptThanAreWanted() throws JMSException {
        set("orders", ARCHIVE_FOR, "900000000");
        set("orders", ARCHIVE_LIMIT, "2");
        send("a", "b", "c", "d");
        drain();
        time.advance(ArchiveKeeper.LOOK_MILLIS);
        await().until(() -> kept().equals(List.of("c", "d")));
        send("e");
        drain();
        await().until(() -> {
            time.advance(ArchiveKeeper.LOOK_MILLIS);
            return kept().equals(List.of("d", "e"));
        });
    }
}
