package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.message;
import static io.rowmq.store.jdbc.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Declaration.RememberSent;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Effect;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.Hints;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.NodeRow;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Premise;
import io.rowmq.spi.Registry;
import io.rowmq.spi.Registry.Subscribed;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Staging;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Timer;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store promises engines that share its database; {@code one} and {@code other} stand for two JVMs. */
abstract class SharedStoreContract extends TwoStores {

    private static final Duration OVER = Duration.ofMillis(-1);

    /** Whether what one commits is told to others. */
    boolean hinting() {
        return true;
    }

    private Send send(String id, int priority, long dueTime, long expiration) {
        return new Send(message(id, orders.id(), priority, expiration, text(id)), List.of(orders), dueTime);
    }

    private void send(String... ids) throws JMSException {
        for (String id : ids) {
            one.commit(Samples.unit(send(id, 4, 0, 0)));
        }
    }

    private static List<Integer> counts(List<StoredDelivery> deliveries) {
        return deliveries.stream().map(StoredDelivery::deliveryCount).toList();
    }

    private static Settlement remove(BacklogId backlog, StoredDelivery delivery) {
        return new Settlement.Remove(
                backlog, delivery.position(), 0, delivery.message().expiration());
    }

    private static void assertFenced(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertCode(Nodes.FENCED, deed);
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        JMSException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(code));
    }

    // ---- claims

    @Test
    void whatOneHasClaimedNobodyElseGets() throws JMSException {
        send("a", "b", "c");

        assertThat(ids(one.claims().claim(oneNode, orders, 2))).containsExactly("a", "b");
        assertThat(ids(other.claims().claim(otherNode, orders, 2))).containsExactly("c");
        assertThat(other.claims().claim(otherNode, orders, 2)).isEmpty();
        assertThat(one.depth(orders).ready()).isEqualTo(3);
    }

    @Test
    void claimsComeInTheOrderOfPriorityAndSending() throws JMSException {
        one.commit(Samples.unit(send("low", 1, 0, 0), send("high", 9, 0, 0)));
        other.commit(Samples.unit(send("high too", 9, 0, 0)));

        assertThat(ids(one.claims().claim(oneNode, orders, 10))).containsExactly("high", "high too", "low");
    }

    @Test
    void chosenDeliveriesAreClaimedIfTheyAreStillThere() throws JMSException {
        send("a", "b", "c");
        List<Long> keys = one.page(orders, OrderKey.START, 10, Long.MAX_VALUE).deliveries().stream()
                .map(StoredDelivery::orderKey)
                .toList();
        one.claims().claim(oneNode, orders, 1);

        assertThat(ids(other.claims().claim(otherNode, orders, List.of(keys.get(0), keys.get(2)))))
                .containsExactly("c");
    }

    @Test
    void whatIsGivenBackUnseenDoesNotCount() throws JMSException {
        send("a", "b");
        List<StoredDelivery> claimed = one.claims().claim(oneNode, orders, 2);
        one.claims().unclaim(oneNode, orders, List.of(claimed.get(0).orderKey()), false);
        one.claims().unclaim(oneNode, orders, List.of(claimed.get(1).orderKey()), true);

        assertThat(counts(claimed)).containsExactly(0, 0);
        assertThat(counts(other.claims().claim(otherNode, orders, 2))).containsExactly(0, 1);
    }

    @Test
    void whatIsNotOnesOwnCannotBeGivenBack() throws JMSException {
        send("a");
        List<StoredDelivery> claimed = one.claims().claim(oneNode, orders, 2);

        other.claims().unclaim(otherNode, orders, List.of(claimed.get(0).orderKey()), false);

        assertThat(one.claims().claimed(oneNode, orders))
                .containsExactly(claimed.get(0).orderKey());
        assertThat(other.claims().claimed(otherNode, orders)).isEmpty();
        assertThat(other.claims().claim(otherNode, orders, 2)).isEmpty();
    }

    @Test
    void backlogsWithSomethingReadyAreFoundWithOneStatement() throws JMSException {
        BacklogId empty = BacklogId.queue(
                one.registry().destination(DestinationRow.Kind.QUEUE, "empty").id());
        BacklogId news = subscribe(oneNode, 1, "news").backlog();
        one.commit(Samples.unit(send("a", 4, 0, 0), publish("n", news), publish("m", news)));

        assertThat(other.claims().ready(Set.of(orders, empty, news))).containsExactlyInAnyOrder(orders, news);

        one.claims().claim(oneNode, orders, 1);
        one.claims().claim(oneNode, news, 2);
        assertThat(other.claims().ready(Set.of(orders, empty, news))).isEmpty();
        assertThat(other.claims().ready(Set.of())).isEmpty();
    }

    // ---- settling

    @Test
    void onlyItsHolderSettlesADelivery() throws JMSException {
        send("a", "b");
        StoredDelivery claimed = one.claims().claim(oneNode, orders, 1).get(0);

        assertFenced(() -> other.commit(by(otherNode, remove(orders, claimed))));
        assertFenced(() -> other.commit(by(otherNode, new Settlement.Keep(orders, claimed.position(), 1))));
        assertFenced(() -> other.commit(by(otherNode, new Settlement.Return(orders, claimed.position(), 4, 1, 0))));
        assertFenced(() -> other.commit(by(otherNode, new Settlement.Return(orders, claimed.position(), 4, 1, 99))));
        one.commit(by(oneNode, remove(orders, claimed)));

        assertThat(one.depth(orders).ready()).isEqualTo(1);
        assertFenced(() -> one.commit(by(oneNode, remove(orders, claimed))));
    }

    @Test
    void nothingOfAUnitIsCarriedOutThatSettlesWhatItDoesNotHold() throws JMSException {
        send("a", "b");
        List<StoredDelivery> claimed = one.claims().claim(oneNode, orders, 2);
        one.claims().unclaim(oneNode, orders, List.of(claimed.get(1).orderKey()), false);
        WorkUnit unit = new WorkUnit(
                        List.of(),
                        List.of(send("c", 4, 0, 0)),
                        List.of(remove(orders, claimed.get(0)), remove(orders, claimed.get(1))),
                        List.of(),
                        Effect.NONE)
                .given(new Premise(oneNode, 0));

        assertFenced(() -> one.commit(unit));

        assertThat(one.depth(orders).ready()).isEqualTo(2);
        assertThat(one.claims().claimed(oneNode, orders)).hasSize(1);
    }

    @Test
    void whatComesBackIsThereForAllWithItsCountOrStaysWithItsHolder() throws JMSException {
        send("a", "b");
        List<StoredDelivery> claimed = one.claims().claim(oneNode, orders, 2);
        one.commit(by(
                oneNode,
                new Settlement.Return(orders, claimed.get(0).position(), 4, 1, 0),
                new Settlement.Keep(orders, claimed.get(1).position(), 1)));

        List<StoredDelivery> again = other.claims().claim(otherNode, orders, 2);
        assertThat(ids(again)).containsExactly("a");
        assertThat(counts(again)).containsExactly(1);

        one.nodes().leave(oneNode);
        assertThat(counts(other.claims().claim(otherNode, orders, 2))).containsExactly(2);
    }

    @Test
    void whatComesBackLaterIsDelayed() throws JMSException {
        send("a");
        StoredDelivery claimed = one.claims().claim(oneNode, orders, 1).get(0);
        one.commit(by(oneNode, new Settlement.Return(orders, claimed.position(), 4, 1, 5_000)));

        assertThat(other.claims().claim(otherNode, orders, 1)).isEmpty();
        List<Timer> timers = other.timers(5_000, 10);
        assertThat(timers).hasSize(1);

        // read by somebody before the delivery came back again with another time
        other.commit(Samples.unit(new Settlement.MakeReady(orders, claimed.position(), 4, 4_000)));
        assertThat(other.claims().claim(otherNode, orders, 1)).isEmpty();

        other.commit(Samples.unit(new Settlement.MakeReady(orders, claimed.position(), 4, 5_000)));
        one.commit(Samples.unit(new Settlement.MakeReady(orders, claimed.position(), 4, 5_000)));

        assertThat(counts(other.claims().claim(otherNode, orders, 1))).containsExactly(1);
        assertThat(other.timers(5_000, 10)).isEmpty();
    }

    @Test
    void anExpiredDeliveryGoesUnlessSomebodyHoldsIt() throws JMSException {
        one.commit(Samples.unit(send("held", 4, 0, 1_000), send("free", 4, 0, 1_000)));
        StoredDelivery held = one.claims().claim(oneNode, orders, 1).get(0);
        List<Timer> due = other.timers(1_000, 10);
        Settlement[] expire = due.stream()
                .map(timer -> new Settlement.Expire(timer.backlog(), timer.position(), timer.at(), 2_000))
                .toArray(Settlement[]::new);
        other.commit(Samples.unit(expire));
        one.commit(Samples.unit(expire));

        assertThat(one.depth(orders).ready()).isEqualTo(1);
        assertThat(other.timers(2_000, 10)).extracting(Timer::position).containsExactly(held.position());

        one.claims().unclaim(oneNode, orders, List.of(held.orderKey()), false);
        other.commit(Samples.unit(new Settlement.Expire(orders, held.position(), 2_000, 3_000)));

        assertThat(one.depth(orders).ready()).isZero();
        assertThat(other.timers(9_000, 10)).isEmpty();
    }

    @Test
    void aMessageGoesWithItsLastDelivery() throws JMSException {
        Topic first = subscribe(oneNode, 1, "news");
        BacklogId second = BacklogId.subscription(one.registry()
                .subscribe(oneNode, new SubscriptionRow(1, first.row().topicId(), null, "second", null, false, true))
                .subscription()
                .id());
        byte[] large = new byte[3 << 20];
        one.commit(Samples.unit(new Send(
                message("n", first.row().topicId(), 4, 0, MessageBody.ofBytes(io.rowmq.spi.BodyType.BYTES, large)),
                List.of(first.backlog(), second),
                0)));
        StoredDelivery here = one.claims().claim(oneNode, first.backlog(), 1).get(0);
        StoredDelivery there = other.claims().claim(otherNode, second, 1).get(0);

        one.commit(by(oneNode, remove(first.backlog(), here)));
        assertThat(other.loadBody(there.position())).isNotNull();
        other.commit(by(otherNode, remove(second, there)));

        assertThat(rows("rowmq_message")).isZero();
        assertThat(rows("rowmq_delivery")).isZero();
        assertThat(rows("rowmq_body_part")).isZero();
    }

    private long rows(String table) throws JMSException {
        try (StoreTransaction transaction = one.begin();
                Statement statement = transaction.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aBranchParksWhatItHasReceived() throws JMSException {
        send("a");
        StoredDelivery claimed = one.claims().claim(oneNode, orders, 1).get(0);
        BranchId branch = new BranchId(1, "01", "");
        one.commit(WorkUnit.branch(
                        new BranchStep.Prepare(branch, 1),
                        List.of(send("b", 4, 0, 0)),
                        List.of(new Settlement.Park(orders, claimed.position(), 0)),
                        Effect.NONE)
                .given(new Premise(oneNode, 0)));
        one.nodes().leave(oneNode);

        assertThat(other.claims().claim(otherNode, orders, 10)).isEmpty();
        assertThat(other.branches()).hasSize(1);
        assertThat(counts(other.load(orders, List.of(claimed.position())))).containsExactly(0);

        other.commit(WorkUnit.branch(
                new BranchStep.Finish(branch),
                List.of(),
                List.of(
                        new Settlement.Unpark(orders, claimed.position(), 4, 1, 0, 0),
                        new Settlement.Remove(orders, claimed.position() + 1, 0, 0)),
                Effect.NONE));
        assertThat(counts(other.claims().claim(otherNode, orders, 10))).containsExactly(1);
    }

    // ---- nodes

    @Test
    void whatADeadNodeHadIsTakenBackWithItsCounts() throws JMSException {
        send("a", "b");
        BacklogId news = subscribe(otherNode, 1, "news").backlog();
        one.commit(Samples.unit(publish("n", news)));
        List<StoredDelivery> lost = one.claims().claim(oneNode, orders, 1);
        one.claims().claim(oneNode, news, 1);
        List<Hints.Hint> hints = new ArrayList<>();
        other.listen(collecting(hints));
        assertThat(one.nodes().renew(oneNode, OVER)).isTrue();

        while (other.nodes().bury()) {
            // step by step
        }

        assertThat(hints)
                .contains(new Hints.Hint(orders, lost.get(0).orderKey()))
                .anyMatch(hint -> hint.backlog().equals(news));
        assertThat(counts(other.claims().claim(otherNode, orders, 2))).containsExactly(1, 0);
        assertThat(counts(other.claims().claim(otherNode, news, 2))).containsExactly(1);
        assertFenced(() -> one.commit(by(oneNode, remove(orders, lost.get(0)))));
        assertThat(one.nodes().renew(oneNode, LEASE)).isFalse();
    }

    @Test
    void nodesAreListedWithWhatTheyHaveClaimed() throws JMSException {
        send("a", "b");
        BacklogId news = subscribe(otherNode, 1, "news").backlog();
        one.commit(Samples.unit(publish("n", news)));
        one.claims().claim(oneNode, orders, 2);
        one.claims().claim(oneNode, news, 1);
        other.nodes().leave(otherNode);
        assertThat(one.nodes().list())
                .extracting(NodeRow::id, NodeRow::name, NodeRow::alive, NodeRow::claimed)
                .containsExactly(tuple(oneNode, "one", true, 3L), tuple(otherNode, "other", false, 0L));
        assertThat(one.nodes().list().get(0).leaseLeft()).isBetween(1L, LEASE.toMillis());
    }

    @Test
    void aNodeIsNotForgottenBeforeAllThatItHadIsTakenBack() throws Exception {
        send("a");
        one.claims().claim(oneNode, orders, 1);
        // it was buried long ago by a JVM that was killed before it could take anything back
        try (StoreTransaction transaction = one.begin();
                Statement statement = transaction.connection().createStatement()) {
            statement.execute("UPDATE rowmq_node SET state = 'DEAD', lease_until = 1 WHERE id = " + oneNode);
            transaction.commit(WorkUnit.barrier());
        }
        other.nodes().join("third", LEASE);
        while (other.nodes().bury()) {
            // step by step
        }

        assertThat(counts(other.claims().claim(otherNode, orders, 1))).containsExactly(1);
        assertThat(rows("rowmq_node")).isEqualTo(2);
    }

    @Test
    void whoeverHasTheDatabaseToItselfIsNotDisturbed() throws JMSException {
        send("a");
        one.nodes().renew(oneNode, OVER);
        other.nodes().leave(otherNode);
        StoreSettings shared = settings();
        MessageStore alone = new JdbcStoreProvider()
                .open(Samples.settings(shared.url(), null, null, null, Sharing.EXCLUSIVE, InitializeSchema.ALWAYS));
        alone.start(HandoutRecorder.NONE);
        alone.commit(Samples.unit(send("b", 4, 0, 0)));

        // it stood still meanwhile, and goes on; they are more than the positions it may have reserved just before
        Send[] many =
                IntStream.range(0, 1_000).mapToObj(i -> send("c" + i, 4, 0, 0)).toArray(Send[]::new);
        assertCode("ROWMQ-DATABASE-LOCKED", () -> one.commit(Samples.unit(many)));
        assertCode("ROWMQ-DATABASE-LOCKED", () -> one.nodes().join("one", LEASE));
        assertCode("ROWMQ-DATABASE-LOCKED", () -> new JdbcStoreProvider().open(shared));

        alone.commit(Samples.unit(send("d", 4, 0, 0)));
        alone.close();
        oneNode = one.nodes().join("one", LEASE);
        send("e");
        assertThat(ids(one.claims().claim(oneNode, orders, 9))).containsExactly("a", "b", "d", "e");
    }

    @Test
    void aDeadNodeClaimsNothingAndCreatesNothing() throws JMSException {
        send("a");
        one.nodes().leave(oneNode);

        assertThat(one.claims().claim(oneNode, orders, 1)).isEmpty();
        assertFenced(() -> one.registry().createTemporary(oneNode, DestinationRow.Kind.QUEUE, "TEMP"));
        assertFenced(() -> one.registry().takeClientId(oneNode, "client"));
        assertFenced(() -> subscribe(oneNode, -1, "news"));
        assertThat(one.nodes().join("one", LEASE)).isGreaterThan(otherNode);
    }

    @Test
    void aNodeIsAliveUntilSomebodyBuriesIt() throws JMSException {
        one.nodes().renew(oneNode, OVER);

        assertThat(one.nodes().renew(oneNode, LEASE)).isTrue();
        assertThat(other.nodes().bury()).isFalse();
        assertThat(one.nodes().renew(oneNode, LEASE)).isTrue();
    }

    @Test
    void namesOfADeadNodeEndWithIt() throws JMSException {
        DestinationRow temporary = one.registry().createTemporary(oneNode, DestinationRow.Kind.QUEUE, "TEMP");
        BacklogId replies = BacklogId.queue(temporary.id());
        Topic news = subscribe(oneNode, -1, "news");
        assertThat(one.registry().takeClientId(oneNode, "client")).isTrue();
        assertThat(other.registry().takeClientId(otherNode, "client")).isFalse();
        other.commit(Samples.unit(new Send(message("r", temporary.id(), 4, 0, text("r")), List.of(replies), 0)));
        other.commit(Samples.unit(publish("n", news.backlog())));

        one.nodes().leave(oneNode);

        assertThat(other.registry().temporary("TEMP")).isNull();
        assertThat(other.registry().topology().subscriptions()).isEmpty();
        assertThat(other.registry().takeClientId(otherNode, "client")).isTrue();
        assertThat(other.trims()).containsExactlyInAnyOrder(replies, news.backlog());
        for (BacklogId ended : other.trims()) {
            while (other.trim(ended, 10) > 0) {
                // step by step
            }
        }
        assertThat(other.trims()).isEmpty();
        assertThat(rows("rowmq_message")).isZero();
    }

    // ---- names

    @Test
    void aNameIsTheSameDestinationForAll() throws JMSException {
        DestinationRow queue = other.registry().destination(DestinationRow.Kind.QUEUE, "orders");
        DestinationRow topic = other.registry().destination(DestinationRow.Kind.TOPIC, "orders");

        assertThat(queue.id()).isEqualTo(orders.id());
        assertThat(topic.id()).isNotEqualTo(orders.id());
        assertThat(one.registry().topology().topics()).containsExactly(topic);
    }

    @Test
    void aTemporaryQueueIsReachedFromElsewhereUntilItEnds() throws JMSException {
        DestinationRow made = one.registry().createTemporary(oneNode, DestinationRow.Kind.QUEUE, "TEMP");
        DestinationRow found = other.registry().temporary("TEMP");
        assertThat(found).isEqualTo(made);
        BacklogId replies = BacklogId.queue(made.id());
        Send reply = new Send(message("r", made.id(), 4, 0, text("r")), List.of(replies), 0);
        other.commit(Samples.unit(reply));
        assertThat(ids(one.claims().claim(oneNode, replies, 1))).containsExactly("r");

        one.registry().deleteTemporary(made);

        assertCode("ROWMQ-DELETED", () -> other.commit(Samples.unit(reply)));
        assertThat(other.registry().temporary("TEMP")).isNull();
    }

    @Test
    void aSubscriptionIsOneForAllThatNameIt() throws JMSException {
        Topic first = subscribe(oneNode, 1, "news");
        Subscribed second = other.registry().subscribe(otherNode, first.row());

        assertThat(second.subscription()).isEqualTo(first.row());
        assertThat(second.shared()).isTrue();
        assertThat(one.registry().subscription(null, "news")).isEqualTo(first.row());
        assertThat(one.registry().delete(first.row())).isFalse();

        one.registry().unsubscribe(oneNode, first.row());
        other.registry().unsubscribe(otherNode, first.row());

        assertThat(one.registry().delete(first.row())).isTrue();
        assertThat(one.registry().subscription(null, "news")).isNull();
    }

    @Test
    void aDurableSubscriptionIsNotEndedWhileMessagesOfItAreClaimed() throws JMSException {
        Topic news = subscribe(oneNode, 1, "news");
        one.commit(Samples.unit(publish("n", news.backlog())));
        StoredDelivery claimed = one.claims().claim(oneNode, news.backlog(), 1).get(0);
        one.registry().unsubscribe(oneNode, news.row());

        assertThat(other.registry().delete(news.row())).isFalse();
        one.commit(by(oneNode, remove(news.backlog(), claimed)));
        assertThat(other.registry().delete(news.row())).isTrue();
    }

    @Test
    void whoPublishesOnRoutesThatAreNotInForceIsToldSo() throws JMSException {
        Topic news = subscribe(oneNode, 1, "news");
        long version = one.registry().topology().version();
        WorkUnit unit = Samples.unit(publish("n", news.backlog()));
        one.commit(unit.given(new Premise(0, version)));

        subscribe(otherNode, -1, "more");

        assertCode(Registry.STALE, () -> one.commit(unit.given(new Premise(0, version))));
        one.commit(unit.given(new Premise(0, one.registry().topology().version())));
        assertThat(one.depth(news.backlog()).ready()).isEqualTo(2);
    }

    @Test
    void theStatementsOfTheApplicationStayWhereOnlyTheRoutesAreStale() throws Exception {
        Topic news = subscribe(oneNode, 1, "news");
        WorkUnit unit = Samples.unit(publish("n", news.backlog()));
        try (StoreTransaction transaction = one.begin();
                Statement statement = transaction.connection().createStatement()) {
            statement.execute("CREATE TABLE app (id INTEGER)");
            long version = one.registry().topology().version();
            assertCode(Registry.STALE, () -> transaction.commit(unit.given(new Premise(0, version - 1))));

            transaction.commit(unit.given(new Premise(0, version)));

            statement.execute("INSERT INTO app VALUES (1)");
            transaction.commit(WorkUnit.barrier());
        }
        assertThat(rows("app")).isEqualTo(1);
        assertThat(one.depth(news.backlog()).ready()).isEqualTo(1);
    }

    @Test
    void anIdentifierIsRememberedOnce() throws JMSException {
        long now = System.currentTimeMillis();
        WorkUnit first = WorkUnit.declare(List.of(new RememberSent(orders.id(), "once", now + 60_000)), Effect.NONE);
        one.commit(first);

        assertCode(Registry.STALE, () -> other.commit(first));
        WorkUnit several = WorkUnit.declare(
                List.of(
                        new RememberSent(orders.id(), "another", now + 60_000),
                        new RememberSent(orders.id(), "once", now + 60_000)),
                Effect.NONE);
        assertCode(Registry.STALE, () -> other.commit(several));
        assertThat(other.sent(orders.id(), Set.of("once"), now)).containsExactly("once");

        one.commit(WorkUnit.declare(List.of(new RememberSent(orders.id(), "past", now - 1)), Effect.NONE));
        other.commit(WorkUnit.declare(List.of(new RememberSent(orders.id(), "past", now + 60_000)), Effect.NONE));
    }

    @Test
    void whatAnotherHasMovedOutOfTheOutboxIsNotMovedAgain() throws Exception {
        try (StoreTransaction transaction = one.begin();
                Statement statement = transaction.connection().createStatement()) {
            statement.execute("INSERT INTO rowmq_outbox (destination, body_text) VALUES ('orders', 'a')");
            transaction.commit(WorkUnit.barrier());
        }
        long id = one.staged(10, 1_000).get(0).id();
        WorkUnit moved = Samples.unit(send("a", 4, 0, 0)).with(List.of(new Staging.Moved(id)));
        one.commit(moved);

        assertCode(Staging.ELSEWHERE, () -> other.commit(moved));
        assertThat(other.staged(10, 1_000)).isEmpty();
        assertThat(one.depth(orders).ready()).isEqualTo(1);
    }

    // ---- hints

    @Test
    void commitsAreHintedToOthers() throws JMSException {
        List<Hints.Hint> here = new ArrayList<>();
        Collection<Hints.Hint> there = new ConcurrentLinkedQueue<>();
        one.listen(collecting(here));
        other.listen(collecting(there));
        assertThat(one.hinting()).isEqualTo(hinting());
        assumeTrue(hinting(), "JVMs look for themselves here");

        send("a", "b");
        StoredDelivery claimed = one.claims().claim(oneNode, orders, 1).get(0);
        one.claims().unclaim(oneNode, orders, List.of(claimed.orderKey()), false);

        await().until(() -> there.contains(new Hints.Hint(orders, claimed.orderKey())));
        assertThat(here).isEmpty();
    }

    private static Hints collecting(Collection<Hints.Hint> into) {
        return new Hints() {
            @Override
            public void ready(Collection<Hint> hints) {
                into.addAll(hints);
            }

            @Override
            public void missed() {
                // nobody waits
            }
        };
    }

    // ---- topics

    record Topic(SubscriptionRow row) {
        BacklogId backlog() {
            return BacklogId.subscription(row.id());
        }
    }

    Topic subscribe(long node, long sign, String name) throws JMSException {
        long topic =
                one.registry().destination(DestinationRow.Kind.TOPIC, "news").id();
        SubscriptionRow wanted = new SubscriptionRow(sign, topic, null, name, null, false, true);
        return new Topic(one.registry().subscribe(node, wanted).subscription());
    }

    static Send publish(String id, BacklogId subscription) {
        return new Send(message(id, 77, 4, 0, text(id)), List.of(subscription), 0);
    }

    // ---- the archive

    @Test
    void whoIsRefusedToConsumeLeavesNoCopy() throws JMSException {
        send("a");
        StoredDelivery claimed = one.claims().claim(oneNode, orders, 1).get(0);
        Settlement.Archive copy = new Settlement.Archive(orders, claimed.position(), 1, 2);
        assertFenced(() -> other.commit(by(otherNode, copy, remove(orders, claimed))));
        assertThat(other.archive().archives()).isEmpty();
        one.commit(by(oneNode, copy, remove(orders, claimed)));
        assertThat(other.archive()
                        .page(orders.id(), OrderKey.START, 10, Long.MAX_VALUE)
                        .messages())
                .extracting(each -> each.message().messageId())
                .containsExactly("a");
    }
}
