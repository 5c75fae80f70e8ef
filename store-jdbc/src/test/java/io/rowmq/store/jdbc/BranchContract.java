package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.NEWS_A;
import static io.rowmq.store.jdbc.Samples.NEWS_B;
import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.delayed;
import static io.rowmq.store.jdbc.Samples.message;
import static io.rowmq.store.jdbc.Samples.publish;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.text;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchItem;
import io.rowmq.spi.BranchItem.Kind;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.BranchStep.Decide;
import io.rowmq.spi.BranchStep.Finish;
import io.rowmq.spi.BranchStep.Forget;
import io.rowmq.spi.BranchStep.Prepare;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.MessageStore.Depth;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.Timer;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises of XA branches; each database is a short subclass. */
abstract class BranchContract {

    static final BranchId ID = new BranchId(7, "00ff", "01");

    MessageStore store;
    RecordingRecorder recorder;

    /** Settings of an empty database that outlives closing the store within one test. */
    abstract StoreSettings settings();

    @BeforeEach
    void open() throws JMSException {
        recorder = new RecordingRecorder();
        store = new JdbcStoreProvider().open(settings());
        store.start(recorder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    void reopen() throws JMSException {
        store.close();
        open();
    }

    List<StoredDelivery> all(BacklogId backlog) throws JMSException {
        return store.page(backlog, OrderKey.START, 10_000, Long.MAX_VALUE).deliveries();
    }

    List<String> ids(BacklogId backlog) throws JMSException {
        return all(backlog).stream().map(d -> d.message().messageId()).toList();
    }

    long sent(Send send) throws JMSException {
        long[] at = new long[1];
        store.commit(unit(first -> at[0] = first, send));
        return at[0];
    }

    static Settlement park(BacklogId backlog, long position) {
        return new Settlement.Park(backlog, position, 0);
    }

    static Settlement unpark(BacklogId backlog, long position) {
        return new Settlement.Unpark(backlog, position, 4, 1, 0, 0);
    }

    /** Prepares; the position of the first send. */
    long prepare(BranchId id, List<Send> sends, Settlement... parked) throws JMSException {
        long[] first = new long[1];
        store.commit(WorkUnit.branch(new Prepare(id, 5), sends, List.of(parked), position -> first[0] = position));
        return first[0];
    }

    void step(BranchStep step, Settlement... settlements) throws JMSException {
        store.commit(WorkUnit.branch(step, List.of(), List.of(settlements), Effect.NONE));
    }

    @Test
    void aPreparedBranchIsThereAfterOpeningAgain() throws JMSException {
        long received = sent(send("received"));
        long first = prepare(ID, List.of(send("a"), publish("b", NEWS_A, NEWS_B)), park(ORDERS, received));

        reopen();

        assertThat(store.branches())
                .containsExactly(new BranchRow(
                        ID,
                        BranchRow.State.PREPARED,
                        5,
                        List.of(
                                new BranchItem(Kind.SEND, ORDERS, List.of(first)),
                                new BranchItem(Kind.SEND, NEWS_A, List.of(first + 1)),
                                new BranchItem(Kind.SEND, NEWS_B, List.of(first + 1)),
                                new BranchItem(Kind.SETTLE, ORDERS, List.of(received)))));
    }

    @Test
    void nobodySeesWhatAPreparedBranchHolds() throws JMSException {
        long received = sent(send("received"));
        long news = sent(publish("news", NEWS_A, NEWS_B));
        prepare(ID, List.of(send("a"), publish("b", NEWS_A)), park(ORDERS, received), park(NEWS_A, news));

        assertThat(ids(ORDERS)).isEmpty();
        assertThat(ids(NEWS_A)).isEmpty();
        assertThat(ids(NEWS_B)).containsExactly("news");
        assertThat(store.depth(ORDERS)).isEqualTo(new Depth(0, 0));
        assertThat(store.depth(NEWS_A)).isEqualTo(new Depth(0, 0));
    }

    @Test
    void whatAPreparedBranchHoldsCanBeLoaded() throws JMSException {
        long first = prepare(ID, List.of(send("a"), publish("b", NEWS_A)));

        assertThat(store.load(ORDERS, List.of(first)))
                .extracting(d -> d.message().messageId())
                .containsExactly("a");
        assertThat(store.load(NEWS_A, List.of(first + 1)))
                .extracting(d -> d.message().messageId())
                .containsExactly("b");
    }

    @Test
    void finishingMakesReadyAndRemovesAtOnce() throws JMSException {
        long received = sent(send("received"));
        long first = prepare(ID, List.of(send("a"), publish("b", NEWS_A, NEWS_B)), park(ORDERS, received));

        step(
                new Finish(ID),
                new Settlement.Unpark(ORDERS, first, 4, 0, 0, 0),
                new Settlement.Unpark(NEWS_A, first + 1, 4, 0, 0, 0),
                new Settlement.Unpark(NEWS_B, first + 1, 4, 0, 0, 0),
                new Settlement.Remove(ORDERS, received, 0, 0));

        assertThat(store.branches()).isEmpty();
        assertThat(ids(ORDERS)).containsExactly("a");
        assertThat(ids(NEWS_A)).containsExactly("b");
        assertThat(ids(NEWS_B)).containsExactly("b");
        assertThat(all(ORDERS)).extracting(StoredDelivery::deliveryCount).containsExactly(0);
    }

    @Test
    void whatComesBackComesToItsPlaceWithItsCount() throws JMSException {
        long first = sent(send("first"));
        sent(send("second"));
        long news = sent(publish("news", NEWS_A));
        prepare(ID, List.of(send("a")), park(ORDERS, first), park(NEWS_A, news));

        step(new Finish(ID), unpark(ORDERS, first), unpark(NEWS_A, news));

        assertThat(ids(ORDERS)).containsExactly("first", "second");
        assertThat(all(ORDERS)).extracting(StoredDelivery::deliveryCount).containsExactly(1, 0);
        assertThat(all(NEWS_A)).extracting(StoredDelivery::deliveryCount).containsExactly(1);
    }

    @Test
    void aPreparedDeliveryHasNoTimerUntilItIsFinished() throws JMSException {
        long received = sent(delayed("received", 0, 900));
        long first = prepare(ID, List.of(delayed("a", 700, 800)), new Settlement.Park(ORDERS, received, 900));
        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();

        step(
                new Finish(ID),
                new Settlement.Unpark(ORDERS, first, 4, 0, 700, 800),
                new Settlement.Unpark(ORDERS, received, 4, 1, 0, 900));

        assertThat(store.timers(Long.MAX_VALUE, 10))
                .containsExactly(
                        new Timer(700, Timer.Kind.DUE, ORDERS, first, 4),
                        new Timer(800, Timer.Kind.EXPIRY, ORDERS, first, 4),
                        new Timer(900, Timer.Kind.EXPIRY, ORDERS, received, 4));
        assertThat(ids(ORDERS)).containsExactly("received");
        assertThat(store.depth(ORDERS)).isEqualTo(new Depth(1, 1));
    }

    @Test
    void whatWasRemovedMeanwhileDoesNotComeBack() throws JMSException {
        long received = sent(send("received"));
        prepare(ID, List.of(), park(ORDERS, received));
        assertThat(store.trim(ORDERS, 10)).isEqualTo(1);

        step(new Finish(ID), new Settlement.Unpark(ORDERS, received, 4, 1, 700, 800));

        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.load(ORDERS, List.of(received))).isEmpty();
    }

    @Test
    void onlyWhatIsPreparedIsUnparked() throws JMSException {
        long ready = sent(delayed("later", 700, 0));
        prepare(ID, List.of(send("a")));

        step(new Finish(ID), unpark(ORDERS, ready));

        assertThat(ids(ORDERS)).isEmpty();
    }

    @Test
    void aBranchIsFinishedOnce() throws JMSException {
        long first = prepare(ID, List.of(send("a")));
        step(new Finish(ID), unpark(ORDERS, first));

        assertNoBranch(new Finish(ID), new Settlement.Remove(ORDERS, first, 0, 0));
        assertNoBranch(new Forget(ID));
        assertNoBranch(new Decide(ID, BranchRow.State.HEURISTIC_COMMIT, 6));
        assertThat(ids(ORDERS)).containsExactly("a");
    }

    private void assertNoBranch(BranchStep step, Settlement... settlements) {
        assertThatThrownBy(() -> step(step, settlements))
                .isInstanceOfSatisfying(
                        JMSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(BranchStep.NO_BRANCH));
    }

    @Test
    void theEffectOfARefusedUnitIsNotApplied() {
        List<Long> applied = new ArrayList<>();
        WorkUnit refused = WorkUnit.branch(new Finish(ID), List.of(send("never")), List.of(), applied::add);

        assertThatThrownBy(() -> store.commit(refused)).isInstanceOf(JMSException.class);

        assertThat(applied).isEmpty();
        assertThat(recorder.sends).isEmpty();
    }

    @Test
    void aRefusedUnitHarmsNobodyElse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String id = "m" + i;
            boolean refused = i % 4 == 0;
            done.add(threads.submit(() -> {
                if (refused) {
                    assertNoBranch(new Finish(ID));
                } else {
                    store.commit(unit(send(id)));
                }
                return null;
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        threads.shutdown();

        assertThat(ids(ORDERS)).hasSize(60);
    }

    @Test
    void whatABranchPreparedIsNotToldAsArriving() throws JMSException {
        prepare(ID, List.of(send("a")));

        assertThat(recorder.sends).isEmpty();
    }

    @Test
    void anOperatorsDecisionIsKeptUntilItIsForgotten() throws JMSException {
        long first = prepare(ID, List.of(send("a")));
        step(new Decide(ID, BranchRow.State.HEURISTIC_COMMIT, 6), unpark(ORDERS, first));

        reopen();

        assertThat(store.branches()).containsExactly(new BranchRow(ID, BranchRow.State.HEURISTIC_COMMIT, 6, List.of()));
        assertThat(ids(ORDERS)).containsExactly("a");
        assertNoBranch(new Finish(ID));
        step(new Forget(ID));
        assertThat(store.branches()).isEmpty();
    }

    @Test
    void aPreparedBranchCannotBeForgotten() throws JMSException {
        prepare(ID, List.of(send("a")));

        assertNoBranch(new Forget(ID));

        assertThat(store.branches()).hasSize(1);
    }

    @Test
    void aBranchCannotBePreparedTwice() throws JMSException {
        prepare(ID, List.of(send("a")));

        assertThatThrownBy(() -> prepare(ID, List.of(send("b")))).isInstanceOf(JMSException.class);

        assertThat(store.branches())
                .singleElement()
                .satisfies(row -> assertThat(row.items()).hasSize(1));
    }

    @Test
    void branchesThatDifferInOnePartOfTheirIdentifierAreDifferent() throws JMSException {
        List<BranchId> ids = List.of(
                new BranchId(7, "00", "00"),
                new BranchId(8, "00", "00"),
                new BranchId(7, "01", "00"),
                new BranchId(7, "00", "01"),
                new BranchId(7, "00", ""),
                new BranchId(7, "ab".repeat(64), "cd".repeat(64)));
        for (BranchId id : ids) {
            prepare(id, List.of(send(id.toString())));
        }
        assertThat(store.branches()).extracting(BranchRow::id).containsExactlyInAnyOrderElementsOf(ids);

        step(new Finish(ids.get(0)));

        assertThat(store.branches())
                .extracting(BranchRow::id)
                .containsExactlyInAnyOrderElementsOf(ids.subList(1, ids.size()));
    }

    @Test
    void aBranchMayHoldAnyNumberOfMessages() throws JMSException {
        int count = 3_000;
        List<Send> sends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sends.add(send("m" + i));
        }
        long[] at = new long[1];
        store.commit(WorkUnit.of(sends, List.of(), first -> at[0] = first));
        // Every second one, so that no ranges make it short.
        Settlement[] parked = LongStream.range(0, count / 2)
                .mapToObj(i -> park(ORDERS, at[0] + 2 * i))
                .toArray(Settlement[]::new);
        prepare(ID, List.of(), parked);

        reopen();

        assertThat(store.branches())
                .singleElement()
                .satisfies(row -> assertThat(row.items().get(0).positions())
                        .hasSize(count / 2)
                        .doesNotHaveDuplicates());
        assertThat(ids(ORDERS)).hasSize(count / 2);
        step(new Finish(ID));
        assertThat(store.branches()).isEmpty();
    }

    @Test
    void largeBodiesArePreparedToo() throws JMSException {
        String body = "x".repeat(600_000);
        long first = prepare(
                ID, List.of(new Send(message("large", ORDERS.id(), 4, 0, text(body)), List.of(ORDERS), 0), send("b")));
        step(new Finish(ID), unpark(ORDERS, first), new Settlement.Remove(ORDERS, first + 1, 0, 0));

        reopen();

        assertThat(store.loadBody(first).text()).isEqualTo(body);
        prepare(ID, List.of(), park(ORDERS, first));
        step(new Finish(ID), new Settlement.Remove(ORDERS, first, 0, 0));
        assertThat(store.loadBody(first)).isNull();
    }

    @Test
    void aTimerCanBeCancelledOnItsOwn() throws JMSException {
        long at = sent(delayed("a", 0, 900));

        store.commit(unit(new Settlement.CancelTimer(ORDERS, at, Timer.Kind.EXPIRY, 900)));

        assertThat(store.timers(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(ids(ORDERS)).containsExactly("a");
    }
}
