package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.NEWS;
import static io.rowmq.store.jdbc.Samples.NEWS_A;
import static io.rowmq.store.jdbc.Samples.NEWS_B;
import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.delayed;
import static io.rowmq.store.jdbc.Samples.message;
import static io.rowmq.store.jdbc.Samples.publish;
import static io.rowmq.store.jdbc.Samples.remove;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.text;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.Declaration.CreateDestination;
import io.rowmq.spi.Declaration.CreateSubscription;
import io.rowmq.spi.Declaration.DeleteSubscription;
import io.rowmq.spi.Declaration.RememberSent;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.MessageStore.Depth;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Timer;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises the engine; each database is a short subclass. */
abstract class StoreContract {

    MessageStore store;
    RecordingRecorder recorder;

    /** Settings of an empty database that outlives closing the store within one test. */
    abstract StoreSettings settings();

    /** How often a test closes the store in the middle of work, and opens it again. */
    int closings() {
        return 50;
    }

    @BeforeEach
    void openStore() throws JMSException {
        open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    void open() throws JMSException {
        recorder = new RecordingRecorder();
        store = new JdbcStoreProvider().open(settings());
        store.start(recorder);
    }

    void reopen() throws JMSException {
        store.close();
        open();
    }

    List<StoredDelivery> all(BacklogId backlog) throws JMSException {
        return page(backlog, OrderKey.START).deliveries();
    }

    Page page(BacklogId backlog, long after) throws JMSException {
        return store.page(backlog, after, 1000, Long.MAX_VALUE);
    }

    List<String> ids(BacklogId backlog) throws JMSException {
        return all(backlog).stream().map(d -> d.message().messageId()).toList();
    }

    long sent(Send send) throws JMSException {
        long[] at = new long[1];
        store.commit(unit(first -> at[0] = first, send));
        return at[0];
    }

    @Test
    void messagesComeByPriorityAndThenInTheOrderOfCommits() throws JMSException {
        store.commit(unit(send("a", 4), send("b", 9)));
        store.commit(unit(send("c", 4), send("d", 0), send("e", 9)));

        assertThat(ids(ORDERS)).containsExactly("b", "e", "a", "c", "d");
        Page page = page(ORDERS, OrderKey.START);
        assertThat(page.end()).isTrue();
        assertThat(page.lastKey()).isEqualTo(page.deliveries().get(4).orderKey());
    }

    @Test
    void howManyMessagesAreSentTogetherMakesNoDifference() throws JMSException {
        List<String> orders = new ArrayList<>();
        List<String> news = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 31, 33, 64, 101}) {
            List<Send> sends = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                boolean published = i % 3 == 2;
                String id = i + " of " + size;
                sends.add(published ? publish(id, NEWS_A, NEWS_B) : send(id));
                (published ? news : orders).add(id);
            }
            store.commit(unit(sends.toArray(Send[]::new)));
        }

        assertThat(all(ORDERS))
                .extracting(delivery -> delivery.message().body().text())
                .isEqualTo(orders);
        assertThat(ids(ORDERS)).isEqualTo(orders);
        assertThat(ids(NEWS_A)).isEqualTo(news);
        assertThat(ids(NEWS_B)).isEqualTo(news);
    }

    @Test
    void everyFieldOfAMessageComesBackAsItWasSent() throws JMSException {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("string", "ä\"\n");
        properties.put("long", 5L);
        properties.put("float", 1.5f);
        properties.put("byte", (byte) 1);
        properties.put("boolean", true);
        StoredMessage full = new StoredMessage(
                "ID:1",
                ORDERS.id(),
                7,
                false,
                11,
                99_999_999_999_999L,
                13,
                "correlation",
                "queue://answers",
                "type",
                Collections.unmodifiableMap(properties),
                MessageBody.ofBytes(BodyType.BYTES, new byte[] {1, 2, 3}));
        StoredMessage bare = message("ID:2", ORDERS.id(), 0, 0, MessageBody.NONE);
        store.commit(unit(new Send(full, List.of(ORDERS), 0), new Send(bare, List.of(ORDERS), 0)));

        List<StoredDelivery> found = all(ORDERS);

        assertThat(found.get(0).message()).usingRecursiveComparison().isEqualTo(full);
        assertThat(found.get(1).message()).usingRecursiveComparison().isEqualTo(bare);
    }

    @Test
    void anyTextThatJavaCanHoldComesBack() throws JMSException {
        List<String> odd = List.of(
                "a\0b", "\0", "half \ud83d pair", "\ude00", "\ud83d\ude00", "\ufdd0x", "\ufdd0a\\b\0", "\\u0000");
        List<Send> sends = new ArrayList<>();
        for (String text : odd) {
            StoredMessage message = new StoredMessage(
                    "ID:" + text, 1, 4, true, 0, 0, 0, text, "queue://" + text, text, Map.of("p", text), text(text));
            sends.add(new Send(message, List.of(ORDERS), 0));
        }
        String large = "x\0\ud83d".repeat(200_000);
        sends.add(send("large", text(large)));
        store.commit(WorkUnit.of(sends, List.of(), Effect.NONE));
        DestinationRow queue = new DestinationRow(store.nextId(), DestinationRow.Kind.QUEUE, "a\0b\ud83d");
        SubscriptionRow subscription = new SubscriptionRow(store.nextId(), 1, "\0", "\ud83d", "a = '\0'", true, true);
        store.commit(WorkUnit.declare(
                List.of(new CreateDestination(queue), new CreateSubscription(subscription)), Effect.NONE));

        List<StoredDelivery> found = all(ORDERS);

        for (int i = 0; i < odd.size(); i++) {
            assertThat(found.get(i).message())
                    .usingRecursiveComparison()
                    .isEqualTo(sends.get(i).message());
        }
        assertThat(store.loadBody(found.get(odd.size()).position()).text()).isEqualTo(large);
        assertThat(store.destinations()).containsExactly(queue);
        assertThat(store.subscriptions()).containsExactly(subscription);
    }

    @Test
    void bodiesWithoutContentStayWithoutContent() throws JMSException {
        store.commit(unit(
                send("text", MessageBody.ofText(BodyType.TEXT, null)),
                send("empty", text("")),
                send("bytes", MessageBody.ofBytes(BodyType.BYTES, new byte[0])),
                send("object", MessageBody.ofBytes(BodyType.OBJECT, null))));

        assertThat(all(ORDERS)).extracting(d -> d.message().body().text()).containsExactly(null, "", null, null);
        assertThat(all(ORDERS))
                .extracting(d -> d.message().body().bytes())
                .containsExactly(null, null, new byte[0], null);
    }

    @Test
    void effectsSeeTheFirstPositionInTheOrderOfCommits() throws JMSException {
        List<Long> seen = new ArrayList<>();
        store.commit(unit(seen::add, send("a"), send("b")));
        store.commit(unit(seen::add, send("c")));
        store.commit(unit(seen::add));

        assertThat(seen).hasSize(3);
        assertThat(seen.get(1)).isEqualTo(seen.get(0) + 2);
    }

    @Test
    void aPageEndsAtItsLimitAndGoesOnAfterItsLastKey() throws JMSException {
        store.commit(unit(send("a"), send("b"), send("c")));

        Page first = store.page(ORDERS, OrderKey.START, 2, Long.MAX_VALUE);
        Page second = store.page(ORDERS, first.lastKey(), 2, Long.MAX_VALUE);

        assertThat(first.deliveries()).extracting(d -> d.message().messageId()).containsExactly("a", "b");
        assertThat(first.end()).isFalse();
        assertThat(second.deliveries()).extracting(d -> d.message().messageId()).containsExactly("c");
        assertThat(second.end()).isTrue();
        assertThat(page(ORDERS, second.lastKey())).isEqualTo(new Page(List.of(), second.lastKey(), true));
    }

    @Test
    void aPageWhoseLimitIsExactlyTheRestIsTheEnd() throws JMSException {
        store.commit(unit(send("a"), send("b")));

        assertThat(store.page(ORDERS, OrderKey.START, 2, Long.MAX_VALUE).end()).isTrue();
    }

    @Test
    void aPageStopsAfterTheDeliveryThatExceedsItsBytes() throws JMSException {
        store.commit(unit(send("a"), send("b"), send("c")));
        long footprint = all(ORDERS).get(0).message().footprint();

        Page page = store.page(ORDERS, OrderKey.START, 100, footprint);

        assertThat(page.deliveries()).hasSize(2);
        assertThat(page.end()).isFalse();
    }

    @Test
    void aPageLeavesOutSendsWhoseEffectHasNotBeenApplied() throws JMSException {
        store.commit(unit(send("a")));
        List<String> seenInEffect = new ArrayList<>();
        List<Long> lastKeys = new ArrayList<>();
        Effect effect = first -> {
            try {
                Page page = page(ORDERS, OrderKey.START);
                page.deliveries().forEach(d -> seenInEffect.add(d.message().messageId()));
                lastKeys.add(page.lastKey());
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        };
        store.commit(unit(effect, send("b")));

        assertThat(seenInEffect).containsExactly("a");
        assertThat(lastKeys).containsExactly(all(ORDERS).get(1).orderKey());
        assertThat(ids(ORDERS)).containsExactly("a", "b");
    }

    @Test
    void aRemovedDeliveryIsGoneAndRemovingItAgainChangesNothing() throws JMSException {
        long first = sent(send("a"));
        store.commit(unit(send("b")));

        store.commit(unit(remove(ORDERS, first)));
        store.commit(unit(remove(ORDERS, first)));

        assertThat(ids(ORDERS)).containsExactly("b");
    }

    @Test
    void aReturnedDeliveryKeepsItsPlaceAndHasItsNewCount() throws JMSException {
        long first = sent(send("a"));
        store.commit(unit(send("b")));

        store.commit(unit(new Settlement.Return(ORDERS, first, 4, 3, 0)));

        assertThat(ids(ORDERS)).containsExactly("a", "b");
        assertThat(all(ORDERS)).extracting(StoredDelivery::deliveryCount).containsExactly(3, 0);
    }

    @Test
    void aDeliveryReturnedWithADelayWaitsForItsTimer() throws JMSException {
        long position = sent(send("a"));
        store.commit(unit(new Settlement.Return(ORDERS, position, 4, 1, 5000)));

        assertThat(ids(ORDERS)).isEmpty();
        assertThat(store.timers(4999, 10)).isEmpty();
        assertThat(store.timers(5000, 10)).containsExactly(new Timer(5000, Timer.Kind.DUE, ORDERS, position, 4));
        assertThat(store.depth(ORDERS)).isEqualTo(new Depth(0, 1));

        store.commit(unit(new Settlement.MakeReady(ORDERS, position, 4, 5000)));

        assertThat(all(ORDERS)).extracting(StoredDelivery::deliveryCount).containsExactly(1);
        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.depth(ORDERS)).isEqualTo(new Depth(1, 0));
    }

    @Test
    void returningOrReadyingWhatIsGoneLeavesNothingBehind() throws JMSException {
        store.commit(unit(
                new Settlement.Return(ORDERS, 77, 4, 1, 5000),
                new Settlement.Return(NEWS_A, 77, 4, 1, 5000),
                new Settlement.MakeReady(ORDERS, 77, 4, 5000),
                new Settlement.Return(ORDERS, 77, 4, 1, 0)));

        assertThat(ids(ORDERS)).isEmpty();
        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void aDelayedSendIsNotReadUntilItIsMadeReady() throws JMSException {
        long position = sent(delayed("late", 700, 900));

        assertThat(ids(ORDERS)).isEmpty();
        assertThat(store.timers(1000, 10))
                .containsExactly(
                        new Timer(700, Timer.Kind.DUE, ORDERS, position, 4),
                        new Timer(900, Timer.Kind.EXPIRY, ORDERS, position, 4));
        assertThat(store.timers(1000, 1)).hasSize(1);

        store.commit(unit(new Settlement.MakeReady(ORDERS, position, 4, 700)));
        assertThat(ids(ORDERS)).containsExactly("late");
        store.commit(unit(new Settlement.Remove(ORDERS, position, 0, 900)));
        assertThat(store.timers(1000, 10)).isEmpty();
    }

    @Test
    void removingADelayedDeliveryTakesItsTimersAlong() throws JMSException {
        long position = sent(delayed("late", 700, 900));

        store.commit(unit(new Settlement.Remove(ORDERS, position, 700, 900)));

        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.depth(ORDERS)).isEqualTo(new Depth(0, 0));
    }

    @Test
    void aCancelledTimerIsGoneAndItsDeliveryStays() throws JMSException {
        long position = sent(delayed("a", 0, 900));
        store.commit(unit(new Settlement.CancelTimer(ORDERS, position, Timer.Kind.EXPIRY, 900)));

        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(ids(ORDERS)).containsExactly("a");
    }

    @Test
    void loadFindsReadyAndDelayedDeliveriesByPosition() throws JMSException {
        long low = sent(send("low", 1));
        long late = sent(delayed("late", 700, 0));
        long high = sent(send("high", 8));
        long other = sent(publish("news", NEWS_A));

        List<StoredDelivery> found = store.load(ORDERS, List.of(low, high, late, other, 4711L));

        assertThat(found).extracting(d -> d.message().messageId()).containsExactly("high", "late", "low");
        assertThat(store.load(NEWS_A, List.of(other, low)))
                .extracting(StoredDelivery::position)
                .containsExactly(other);
        assertThat(store.load(ORDERS, List.of())).isEmpty();
    }

    @Test
    void aTopicMessageIsDeliveredToEachSubscriptionAndGoesWithTheLast() throws JMSException {
        long position = sent(publish("news", NEWS_A, NEWS_B));
        assertThat(ids(NEWS_A)).containsExactly("news");
        assertThat(ids(NEWS_B)).containsExactly("news");
        assertThat(ids(BacklogId.queue(NEWS))).isEmpty();

        store.commit(unit(remove(NEWS_A, position)));

        assertThat(ids(NEWS_A)).isEmpty();
        assertThat(ids(NEWS_B)).containsExactly("news");
        assertThat(store.loadBody(position)).isNotNull();

        store.commit(unit(remove(NEWS_B, position)));

        assertThat(store.loadBody(position)).isNull();
    }

    @Test
    void subscriptionsCountReturnAndDelayOnTheirOwn() throws JMSException {
        long position = sent(publish("news", NEWS_A, NEWS_B));

        store.commit(unit(
                new Settlement.Return(NEWS_A, position, 4, 2, 0), new Settlement.Return(NEWS_B, position, 4, 1, 800)));

        assertThat(all(NEWS_A)).extracting(StoredDelivery::deliveryCount).containsExactly(2);
        assertThat(store.depth(NEWS_B)).isEqualTo(new Depth(0, 1));
        assertThat(store.timers(800, 10)).containsExactly(new Timer(800, Timer.Kind.DUE, NEWS_B, position, 4));

        store.commit(unit(new Settlement.MakeReady(NEWS_B, position, 4, 800)));
        assertThat(all(NEWS_B)).extracting(StoredDelivery::deliveryCount).containsExactly(1);
    }

    @Test
    void largeBodiesAreDetachedAndLoadedWhole() throws JMSException {
        byte[] bytes = new byte[3_000_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        String text = "ä€".repeat(400_000);
        long first = sent(send("bytes", MessageBody.ofBytes(BodyType.BYTES, bytes)));
        long second = sent(send("text", text(text)));

        assertThat(all(ORDERS)).allMatch(d -> d.message().body().detached());
        assertThat(store.loadBody(first).bytes()).isEqualTo(bytes);
        assertThat(store.loadBody(second).text()).isEqualTo(text);

        reopen();
        assertThat(store.loadBody(second).text()).isEqualTo(text);
        store.commit(unit(remove(ORDERS, first), remove(ORDERS, second)));
        assertThat(store.loadBody(first)).isNull();
        assertThat(count("rowmq_body_part")).isZero();
    }

    @Test
    void bodiesUpToTheLimitAreInThePage() throws JMSException {
        byte[] bytes = new byte[256 * 1024];
        sent(send("bytes", MessageBody.ofBytes(BodyType.BYTES, bytes)));

        assertThat(all(ORDERS).get(0).message().body().detached()).isFalse();
    }

    @Test
    void declarationsAreKept() throws JMSException {
        DestinationRow queue = new DestinationRow(store.nextId(), DestinationRow.Kind.QUEUE, "orders");
        DestinationRow topic = new DestinationRow(store.nextId(), DestinationRow.Kind.TOPIC, "orders");
        SubscriptionRow named = new SubscriptionRow(store.nextId(), topic.id(), "me", "s", "a = 1", true, false);
        SubscriptionRow shared = new SubscriptionRow(store.nextId(), topic.id(), null, "s", null, false, true);
        store.commit(WorkUnit.declare(
                List.of(
                        new CreateDestination(queue),
                        new CreateDestination(topic),
                        new CreateSubscription(named),
                        new CreateSubscription(shared)),
                Effect.NONE));
        reopen();

        assertThat(store.destinations()).containsExactly(queue, topic);
        assertThat(store.subscriptions()).containsExactly(named, shared);
        assertThat(store.nextId()).isGreaterThan(shared.id());
    }

    @Test
    void aDeletedSubscriptionIsToBeTrimmedUntilItIsEmpty() throws JMSException {
        SubscriptionRow row = new SubscriptionRow(NEWS_A.id(), NEWS, "me", "s", null, false, false);
        store.commit(WorkUnit.declare(List.of(new CreateSubscription(row)), Effect.NONE));
        store.commit(unit(publish("1", NEWS_A), publish("2", NEWS_A, NEWS_B), publish("3", NEWS_A)));
        store.commit(WorkUnit.declare(List.of(new DeleteSubscription(row.id())), Effect.NONE));

        reopen();
        assertThat(store.subscriptions()).isEmpty();
        assertThat(store.trims()).containsExactly(NEWS_A);
        assertThat(store.trim(NEWS_A, 2)).isEqualTo(2);
        assertThat(store.trim(NEWS_A, 2)).isEqualTo(1);
        assertThat(store.trim(NEWS_A, 2)).isZero();

        assertThat(store.trims()).isEmpty();
        assertThat(ids(NEWS_B)).containsExactly("2");
        assertThat(count("rowmq_message")).isEqualTo(1);
    }

    @Test
    void trimmingTakesDelayedDeliveriesAndTimersAlong() throws JMSException {
        store.commit(unit(delayed("a", 700, 900), delayed("b", 0, 900), send("c")));

        assertThat(store.trim(ORDERS, 10)).isEqualTo(3);

        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(count("rowmq_message")).isZero();
    }

    @Test
    void identifiersOfMessagesAreKnownUntilTheirTimeIsOver() throws Exception {
        remember("a", 100);
        remember("b", 200);
        assertThat(store.sent(1, List.of("a", "b", "c"), 99)).containsExactlyInAnyOrder("a", "b");
        assertThat(store.sent(1, List.of("a", "b", "c"), 100)).containsExactly("b");
        assertThat(store.sent(2, List.of("a", "b", "c"), 99)).isEmpty();

        remember("a", 300);
        assertThat(store.sent(1, List.of("a"), 299)).containsExactly("a");
    }

    @Test
    void identifiersWhoseTimeIsOverAreForgottenInSteps() throws Exception {
        for (int i = 0; i < 25; i++) {
            remember("old" + i, 100);
        }
        remember("new", 101);
        assertThat(store.forgetSent(100, 10)).isEqualTo(10);
        assertThat(store.forgetSent(100, 10)).isEqualTo(10);
        assertThat(store.forgetSent(100, 10)).isEqualTo(5);
        assertThat(count("rowmq_sent")).isEqualTo(1);
    }

    private void remember(String id, long until) throws JMSException {
        store.commit(WorkUnit.declare(List.of(new RememberSent(1, id, until)), Effect.NONE));
    }

    @Test
    void aUnitThatCannotBeStoredFailsAloneAndWholly() throws Exception {
        DestinationRow row = new DestinationRow(5, DestinationRow.Kind.QUEUE, "taken");
        store.commit(WorkUnit.declare(List.of(new CreateDestination(row)), Effect.NONE));
        WorkUnit offender = new WorkUnit(
                List.of(new CreateDestination(new DestinationRow(6, DestinationRow.Kind.QUEUE, "taken"))),
                List.of(send("never")),
                List.of(),
                List.of(),
                first -> {
                    throw new AssertionError("the effect of a failed unit");
                });
        List<WorkUnit> units = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            units.add(i == 7 ? offender : unit(send("ok" + i)));
        }

        List<JMSException> failures = commitTogether(units);

        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).getErrorCode()).isEqualTo("ROWMQ-VALUE");
        assertThat(ids(ORDERS)).hasSize(19).doesNotContain("never");
        assertThat(store.destinations()).containsExactly(row);
    }

    private List<JMSException> commitTogether(List<WorkUnit> units) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(units.size());
        try {
            List<Future<JMSException>> outcomes = new ArrayList<>();
            for (WorkUnit unit : units) {
                outcomes.add(threads.submit(() -> {
                    try {
                        store.commit(unit);
                        return null;
                    } catch (JMSException e) {
                        return e;
                    }
                }));
            }
            List<JMSException> failures = new ArrayList<>();
            for (Future<JMSException> outcome : outcomes) {
                if (outcome.get() != null) {
                    failures.add(outcome.get());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void concurrentUnitsAreAllCommittedAndTheirEffectsNeverOverlap() throws Exception {
        List<Long> positions = new ArrayList<>();
        List<WorkUnit> units = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            units.add(unit(positions::add, send("m" + i), send("n" + i)));
        }

        assertThat(commitTogether(units)).isEmpty();

        assertThat(positions).hasSize(64).isSorted().doesNotHaveDuplicates();
        assertThat(all(ORDERS))
                .hasSize(128)
                .extracting(StoredDelivery::position)
                .isSorted();
    }

    @Test
    void positionsAreNeverGivenTwice() throws JMSException {
        long first = sent(send("a"));
        store.commit(unit(remove(ORDERS, first)));
        reopen();

        assertThat(sent(send("b"))).isGreaterThan(first);
    }

    @Test
    void messagesAndCountsSurviveReopening() throws JMSException {
        long position = sent(send("a"));
        store.commit(unit(new Settlement.Return(ORDERS, position, 4, 2, 0)));
        reopen();

        assertThat(all(ORDERS)).extracting(StoredDelivery::deliveryCount).containsExactly(2);
        assertThat(all(ORDERS)).extracting(StoredDelivery::position).containsExactly(position);
    }

    @Test
    void theRecorderIsAskedBeforeEachCommitAndToldAfterwards() throws JMSException {
        long position = sent(send("a"));

        assertThat(recorder.calls).containsExactly("record", "recorded");
        assertThat(recorder.sends).hasSize(1);
        assertThat(recorder.sends.get(0).position()).isEqualTo(position);
    }

    @Test
    void theRecorderIsToldWhenItsTransactionWasRolledBack() {
        WorkUnit bad = WorkUnit.declare(
                List.of(
                        new CreateDestination(new DestinationRow(6, DestinationRow.Kind.QUEUE, "twice")),
                        new CreateDestination(new DestinationRow(7, DestinationRow.Kind.QUEUE, "twice"))),
                Effect.NONE);

        assertThatThrownBy(() -> store.commit(bad))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("committing");
        assertThat(recorder.calls.stream().filter("record"::equals).count())
                .isEqualTo(recorder.calls.stream().filter("discarded"::equals).count());
    }

    @Test
    void whatWasInHandAtACleanCloseIsNotCounted() throws JMSException {
        long position = sent(send("a"));
        recorder.hold(ORDERS, Long.toString(position));
        store.commit(WorkUnit.barrier());
        reopen();

        assertThat(all(ORDERS)).extracting(StoredDelivery::deliveryCount).containsExactly(0);
    }

    @Test
    void temporaryBacklogsAreEmptyAfterReopening() throws JMSException {
        BacklogId temporary = BacklogId.queue(-3);
        BacklogId nonDurable = BacklogId.subscription(-4);
        store.commit(unit(
                new Send(message("t1", -3, 4, 0, MessageBody.NONE), List.of(temporary), 0),
                new Send(message("t2", -3, 4, 800, MessageBody.NONE), List.of(temporary), 700),
                new Send(message("t5", -5, 4, 0, MessageBody.NONE), List.of(BacklogId.queue(-5)), 0),
                publish("t3", nonDurable, NEWS_A),
                publish("t4", nonDurable),
                publish("t6", BacklogId.subscription(-6))));
        reopen();

        assertThat(ids(NEWS_A)).containsExactly("t3");
        assertThat(count("rowmq_message")).isEqualTo(1);
        assertThat(count("rowmq_delivery")).isEqualTo(1);
        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void theApplicationsRowsAndTheUnitAreCommittedTogether() throws Exception {
        createTable();
        try (StoreTransaction transaction = store.begin()) {
            update(transaction.connection(), "INSERT INTO app VALUES (1)");
            transaction.commit(unit(send("a")));
            update(transaction.connection(), "INSERT INTO app VALUES (2)");
            transaction.rollback();
            update(transaction.connection(), "INSERT INTO app VALUES (3)");
            transaction.commit(WorkUnit.barrier());
        }
        reopen();

        assertThat(ids(ORDERS)).containsExactly("a");
        assertThat(count("app")).isEqualTo(2);
    }

    @Test
    void whenTheUnitFailsTheApplicationsRowsAreUndone() throws Exception {
        store.commit(WorkUnit.declare(
                List.of(new CreateDestination(new DestinationRow(5, DestinationRow.Kind.QUEUE, "taken"))),
                Effect.NONE));
        createTable();
        try (StoreTransaction transaction = store.begin()) {
            update(transaction.connection(), "INSERT INTO app VALUES (1)");
            WorkUnit bad = WorkUnit.declare(
                    List.of(new CreateDestination(new DestinationRow(6, DestinationRow.Kind.QUEUE, "taken"))),
                    Effect.NONE);

            assertThatThrownBy(() -> transaction.commit(bad)).isInstanceOf(JMSException.class);

            assertThat(count("app")).isZero();
            update(transaction.connection(), "INSERT INTO app VALUES (2)");
            transaction.commit(unit(send("a")));
        }
        assertThat(count("app")).isEqualTo(1);
        assertThat(ids(ORDERS)).containsExactly("a");
    }

    @Test
    void theApplicationCannotEndTheTransactionThroughItsConnection() throws Exception {
        try (StoreTransaction transaction = store.begin()) {
            Connection connection = transaction.connection();

            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("session");
            assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::close).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.setAutoCommit(true)).isInstanceOf(SQLException.class);
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.getConnection()).isSameAs(connection);
            }
        }
    }

    @Test
    void boundAndOtherUnitsAreCommittedSideBySide() throws Exception {
        createTable();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int thread = t;
            running.add(threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    if (thread % 2 == 0) {
                        store.commit(unit(send("plain")));
                    } else {
                        try (StoreTransaction transaction = store.begin()) {
                            update(transaction.connection(), "INSERT INTO app VALUES (" + i + ")");
                            transaction.commit(unit(send("bound")));
                        }
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();

        assertThat(all(ORDERS)).hasSize(160);
        assertThat(count("app")).isEqualTo(80);
    }

    @Test
    void aClosedStoreRefusesWork() {
        store.close();

        for (String call : Arrays.asList("commit", "page", "begin")) {
            assertThatThrownBy(() -> {
                        switch (call) {
                            case "commit" -> store.commit(unit(send("a")));
                            case "page" -> all(ORDERS);
                            default -> store.begin();
                        }
                    })
                    .as(call)
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void closingWhileOthersCommitLeavesNobodyWaiting() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < closings(); round++) {
                List<Future<?>> committers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    committers.add(threads.submit(this::commitUntilClosed));
                }
                store.close();
                for (Future<?> committer : committers) {
                    committer.get(2, TimeUnit.MINUTES);
                }
                open();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void commitUntilClosed() {
        MessageStore current = store;
        try {
            while (true) {
                current.commit(unit(remove(ORDERS, 1)));
            }
        } catch (JMSException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }

    @Test
    void anInterruptedThreadCommitsAndStaysInterrupted() throws JMSException {
        Thread.currentThread().interrupt();
        store.commit(unit(send("a")));

        assertThat(Thread.interrupted()).isTrue();
        Thread.currentThread().interrupt();
        assertThat(ids(ORDERS)).containsExactly("a");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void createTable() throws Exception {
        try (StoreTransaction transaction = store.begin()) {
            update(transaction.connection(), "CREATE TABLE app (id INTEGER)");
            transaction.commit(WorkUnit.barrier());
        }
    }

    long count(String table) throws JMSException {
        try (StoreTransaction transaction = store.begin();
                Statement statement = transaction.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
