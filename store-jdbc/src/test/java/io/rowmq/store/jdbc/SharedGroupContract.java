package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.Sharing;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Claims;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Effect;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Premise;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.SharedStore;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Claims of message groups by engines that share a database; a message's group is the first letter of its id. */
abstract class SharedGroupContract extends TwoStores {

    /** Settings of an empty database, the same throughout a test but for this. */
    abstract StoreSettings settings(Sharing sharing);

    @Override
    StoreSettings settings() {
        return settings(Sharing.AUTO);
    }

    private static Send send(long destination, String id, int priority, BacklogId... routes) {
        return new Send(
                Samples.message(id, destination, priority, 0, Samples.text(id))
                        .withProperties(
                                Character.isDigit(id.charAt(0)) ? Map.of() : Map.of("JMSXGroupID", id.substring(0, 1))),
                List.of(routes),
                0);
    }

    private void send(String... ids) throws JMSException {
        Send[] sends = new Send[ids.length];
        for (int i = 0; i < ids.length; i++) {
            sends[i] = send(orders.id(), ids[i], 4, orders);
        }
        one.commit(Samples.unit(sends));
    }

    private List<String> claimedByOther(int limit) throws JMSException {
        return ids(other.claims().claim(otherNode, orders, limit));
    }

    @Test
    void aGroupOfWhichOneNodeHasSomethingIsPassedOverByOthers() throws JMSException {
        send("a1", "b1", "a2", "1", "b2");
        StoredDelivery first = one.claims().claim(oneNode, orders, 1).get(0);

        assertThat(claimedByOther(2)).containsExactly("b1", "1");
        assertThat(claimedByOther(10)).containsExactly("b2");
        assertThat(ids(one.claims().claim(oneNode, orders, 10))).containsExactly("a2");

        send("a3");
        assertThat(claimedByOther(10)).isEmpty();
        one.commit(by(oneNode, Samples.remove(orders, first.position())));
        assertThat(claimedByOther(10)).isEmpty();
    }

    @Test
    void whatIsGivenBackFreesTheGroup() throws JMSException {
        send("a1", "a2");
        StoredDelivery first = one.claims().claim(oneNode, orders, 1).get(0);
        one.claims().unclaim(oneNode, orders, List.of(first.orderKey()), true);

        assertThat(claimedByOther(10)).containsExactly("a1", "a2");
    }

    @Test
    void groupsThatAreNotWantedArePassedOver() throws JMSException {
        send("a1", "b1", "1");

        assertThat(ids(one.claims().claim(oneNode, orders, 10, Set.of("a", "c")).kept()))
                .containsExactly("b1", "1");
    }

    @Test
    void chosenDeliveriesOfAGroupInOtherHandsAreClaimedOnlyOutOfTurn() throws JMSException {
        send("a1", "a2");
        long second =
                OrderKey.of(4, one.claims().claim(oneNode, orders, 1).get(0).position() + 1);

        assertThat(other.claims().claim(otherNode, orders, List.of(second))).isEmpty();
        assertThat(ids(other.claims().claimOutOfTurn(otherNode, orders, List.of(second))))
                .containsExactly("a2");
    }

    @Test
    void aNodeGoesOnWithItsGroupWhereAMoreUrgentMessageHasCome() throws JMSException {
        send("a1");
        one.claims().claim(oneNode, orders, 1);
        one.commit(Samples.unit(send(orders.id(), "a2", 9, orders)));

        assertThat(claimedByOther(10)).isEmpty();
        assertThat(ids(one.claims().claim(oneNode, orders, 10))).containsExactly("a2");
    }

    @Test
    void whatAPreparedBranchHasReceivedHoldsItsGroupForAll() throws JMSException {
        send("a1", "a2");
        BranchId branch = new BranchId(1, "01", "01");
        StoredDelivery claimed = one.claims().claim(oneNode, orders, 1).get(0);
        one.commit(WorkUnit.branch(
                        new BranchStep.Prepare(branch, 1),
                        List.of(send(orders.id(), "b1", 4, orders)),
                        List.of(new Settlement.Park(orders, claimed.position(), 0)),
                        Effect.NONE)
                .given(new Premise(oneNode, 0)));
        send("b2");

        assertThat(ids(one.claims().claim(oneNode, orders, 10))).containsExactly("b2");
        assertThat(claimedByOther(10)).isEmpty();
        assertThat(one.depth(orders).ready()).as("a2 and b2").isEqualTo(2);
        assertThat(ids(one.claims()
                        .overview(orders, OrderKey.START, 10, 1 << 20)
                        .page()
                        .deliveries()))
                .containsExactly("a2", "b2");

        other.commit(WorkUnit.branch(
                new BranchStep.Finish(branch),
                List.of(),
                List.of(new Settlement.Unpark(orders, claimed.position(), 4, 1, 0, 0)),
                Effect.NONE));
        assertThat(claimedByOther(10)).containsExactly("a1", "a2");
    }

    @Test
    void whatAJvmAloneHasPreparedHoldsItsGroupForThoseThatShareTheDatabaseLater() throws JMSException {
        send("a1", "a2", "b1");
        BranchId branch = new BranchId(1, "01", "01");
        one.nodes().leave(oneNode);
        other.nodes().leave(otherNode);
        close();
        long received;
        try (MessageStore alone = new JdbcStoreProvider().open(settings(Sharing.EXCLUSIVE))) {
            alone.start(HandoutRecorder.NONE);
            received =
                    alone.page(orders, OrderKey.START, 1, 1).deliveries().get(0).position();
            alone.commit(WorkUnit.branch(
                    new BranchStep.Prepare(branch, 1),
                    List.of(),
                    List.of(new Settlement.Park(orders, received, 0)),
                    Effect.NONE));
            assertThat(alone.depth(orders).ready()).isEqualTo(2);
            assertThat(ids(alone.page(orders, OrderKey.START, 10, 1 << 20).deliveries()))
                    .containsExactly("a2", "b1");
        }
        open();

        assertThat(claimedByOther(10)).containsExactly("b1");
        one.commit(WorkUnit.branch(
                new BranchStep.Finish(branch),
                List.of(),
                List.of(new Settlement.Unpark(orders, received, 4, 1, 0, 0)),
                Effect.NONE));
        assertThat(claimedByOther(10)).containsExactly("a1", "a2");
    }

    @Test
    void whatIsClaimedBehindSomethingThatSomebodyLocksIsLostAndSaidToBe() throws Exception {
        send("a1", "a2", "1");
        try (Connection connection = DriverManager.getConnection(settings().url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // in others all rows that are looked at are locked
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            statement.execute("SELECT 1 FROM rowmq_message WHERE message_id = 'a1' FOR UPDATE");
            Claims.Claimed claimed = one.claims().claim(oneNode, orders, 1, Set.of());

            assertThat(claimed.kept()).isEmpty();
            assertThat(ids(claimed.lost())).containsExactly("a2");
            assertThat(claimed.found()).isOne();
            connection.rollback();
        }
        assertThat(one.claims().claim(oneNode, orders, 10))
                .extracting(StoredDelivery::deliveryCount)
                .containsExactly(0, 0, 0);
    }

    @Test
    void whatWasChosenAheadOfItsGroupCanBeGivenBack() throws JMSException {
        send("a1", "a2", "b1", "b2");
        List<Long> keys = one.page(orders, OrderKey.START, 10, 1 << 20).deliveries().stream()
                .map(StoredDelivery::orderKey)
                .toList();
        one.claims().claim(oneNode, orders, List.of(keys.get(1), keys.get(2)));

        assertThat(one.claims().unclaimOutOfOrder(oneNode, orders, List.of(keys.get(1), keys.get(2))))
                .containsExactly(OrderKey.position(keys.get(1)));
        assertThat(claimedByOther(10)).containsExactly("a1", "a2");
        assertThat(one.claims().claimed(oneNode, orders)).containsExactly(keys.get(2));
    }

    @Test
    void eachSubscriptionHasItsOwnGroups() throws JMSException {
        long topic =
                one.registry().destination(DestinationRow.Kind.TOPIC, "news").id();
        BacklogId first = subscribe(topic, "first");
        BacklogId second = subscribe(topic, "second");
        one.commit(Samples.unit(send(topic, "a1", 4, first, second), send(topic, "a2", 4, first, second)));

        assertThat(ids(one.claims().claim(oneNode, first, 1))).containsExactly("a1");
        assertThat(other.claims().claim(otherNode, first, 10)).isEmpty();
        assertThat(ids(other.claims().claim(otherNode, second, 1))).containsExactly("a1");
        assertThat(one.claims().claim(oneNode, second, 10)).isEmpty();
    }

    private BacklogId subscribe(long topic, String name) throws JMSException {
        return BacklogId.subscription(one.registry()
                .subscribe(oneNode, new SubscriptionRow(1, topic, null, name, null, false, true))
                .subscription()
                .id());
    }

    /** Four threads claim for two nodes and settle: nobody ever has a message of a group that another node has. */
    @Test
    void claimsAtTheSameMomentNeverShareAGroup() throws Exception {
        int each = 40;
        List<String> ids = new ArrayList<>();
        for (int i = 10; i < 10 + each; i++) {
            ids.addAll(List.of("a" + i, "b" + i, "c" + i));
        }
        send(ids.toArray(String[]::new));
        Map<String, Long> inHand = new ConcurrentHashMap<>();
        Map<String, String> last = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> tasks = List.of(
                    () -> work(one, oneNode, inHand, last, done, ids.size()),
                    () -> work(other, otherNode, inHand, last, done, ids.size()));
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(last).containsOnlyKeys("a", "b", "c").containsValue("a49");
    }

    private Void work(
            SharedStore store,
            long node,
            Map<String, Long> inHand,
            Map<String, String> last,
            AtomicInteger done,
            int total)
            throws JMSException {
        while (done.get() < total) {
            for (StoredDelivery delivery : store.claims().claim(node, orders, 2)) {
                String group = delivery.message().group();
                String id = delivery.message().messageId();
                assertThat(inHand.compute(group, (any, holder) -> holder == null ? node : holder))
                        .as("who has " + id)
                        .isEqualTo(node);
                assertThat(last.getOrDefault(group, "")).as("before " + id).isLessThan(id);
                last.put(group, id);
                inHand.remove(group);
                store.commit(by(node, Samples.remove(orders, delivery.position())));
                done.incrementAndGet();
            }
        }
        return null;
    }
}
