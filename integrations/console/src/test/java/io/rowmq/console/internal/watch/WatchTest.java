package io.rowmq.console.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqDestinations;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final List<RowmqDestination> destinations = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private Instant now = Instant.EPOCH;
    private long lookTakes;
    private Runnable duringLook = () -> {};
    private final Watch watch = new Watch(listing(), () -> now);

    /** Lists what there is, and nothing else. */
    private RowmqDestinations listing() {
        return (RowmqDestinations) Proxy.newProxyInstance(
                WatchTest.class.getClassLoader(), new Class<?>[] {RowmqDestinations.class}, (proxy, method, given) -> {
                    if (!method.getName().equals("list")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    int offset = (Integer) given[1];
                    looks.addAndGet(offset == 0 ? 1 : 0);
                    now = now.plusSeconds(lookTakes);
                    List<RowmqDestination> all = List.copyOf(destinations);
                    duringLook.run();
                    return all.stream().skip(offset).limit((Integer) given[2]).toList();
                });
    }

    private void set(String name, boolean dead, long ready, long arrived, long settled) {
        destinations.removeIf(one -> one.name().equals(name));
        destinations.add(
                new RowmqDestination(name, false, false, dead, ready, 1, 2, null, 3, 0, arrived, settled, 0, 0, now));
    }

    private Totals after(long seconds) throws JMSException {
        now = now.plusSeconds(seconds);
        return watch.latest().totals();
    }

    @Test
    void addsUpWithDeadLettersApart() throws JMSException {
        set("queue://a", false, 5, 0, 0);
        set("queue://DLQ.a", true, 7, 0, 0);
        set("topic://t", false, 1, 0, 0);
        Totals totals = watch.latest().totals();
        assertThat(totals.ready()).isEqualTo(6);
        assertThat(totals.dead()).isEqualTo(7);
        assertThat(totals.queues()).isEqualTo(2);
        assertThat(totals.topics()).isOne();
        assertThat(totals.inHand()).isEqualTo(3);
        assertThat(totals.delayed()).isEqualTo(6);
        assertThat(totals.consumers()).isEqualTo(9);
    }

    @Test
    void ratesAreMeasuredBetweenLooks() throws JMSException {
        set("queue://a", false, 0, 100, 50);
        assertThat(watch.latest().totals().arrivedPerSecond()).isZero();
        set("queue://a", false, 0, 140, 60);
        set("queue://new", false, 0, 10, 0);
        Totals totals = after(10);
        assertThat(totals.arrivedPerSecond()).isEqualTo(4.0);
        assertThat(totals.settledPerSecond()).isEqualTo(1.0);
    }

    @Test
    void aDestinationThatCameBackIsNotARateBelowZero() throws JMSException {
        set("queue://a", false, 0, 100, 100);
        watch.latest();
        set("queue://a", false, 0, 1, 0);
        assertThat(after(10).settledPerSecond()).isZero();
    }

    @Test
    void looksAgainOnlyWhenItIsTimeOrSomethingWasChanged() throws JMSException {
        watch.latest();
        after(1);
        assertThat(looks).hasValue(1);
        after(1);
        assertThat(looks).hasValue(2);
        watch.outdated();
        after(0);
        assertThat(looks).hasValue(3);
    }

    @Test
    void whatIsChangedDuringALookIsLookedForAtOnce() throws JMSException {
        duringLook = watch::outdated;
        watch.latest();
        duringLook = () -> {};
        after(0);
        assertThat(looks).hasValue(2);
        after(0);
        assertThat(looks).hasValue(2);
    }

    @Test
    void aChangeIsNotForgottenWhenALookFails() throws JMSException {
        watch.latest();
        watch.outdated();
        duringLook = () -> {
            throw new IllegalStateException("no database");
        };
        assertThatThrownBy(watch::latest).hasMessage("no database");
        duringLook = () -> {};
        after(0);
        assertThat(looks).hasValue(3);
    }

    @Test
    void aDestinationThatIsSeenForTheFirstTimeCountsByItsRate() throws JMSException {
        watch.latest();
        destinations.add(new RowmqDestination(
                "queue://old", false, false, false, 0, 0, 0, null, 0, 0, 1_000_000, 900_000, 3, 2, now));
        Totals totals = after(10);
        assertThat(totals.arrivedPerSecond()).isEqualTo(3.0);
        assertThat(totals.settledPerSecond()).isEqualTo(2.0);
    }

    @Test
    void whatIsCreatedBetweenTwoPagesCountsNothingTwice() throws JMSException {
        IntStream.range(0, 1_001).forEach(i -> set("queue://" + i, false, 1, 0, 0));
        duringLook = () -> {
            destinations.add(0, destinations.get(0));
            duringLook = () -> {};
        };
        assertThat(watch.latest().totals().ready()).isEqualTo(1_001);
    }

    @Test
    void aLookThatTakesLongIsRepeatedLater() throws JMSException {
        lookTakes = 1;
        watch.latest();
        after(19);
        assertThat(looks).hasValue(1);
        after(1);
        assertThat(looks).hasValue(2);
    }

    @Test
    void seesAllHoweverManyThereAre() throws JMSException {
        IntStream.range(0, 2_500).forEach(i -> set("queue://" + i, false, 1, 0, 0));
        assertThat(watch.latest().totals().ready()).isEqualTo(2_500);
    }

    @Test
    void remembersAQuarterOfAnHour() throws JMSException {
        for (int i = 0; i < 500; i++) {
            after(2);
        }
        assertThat(watch.history(0)).hasSize(450);
        assertThat(watch.history(now.minusSeconds(4).toEpochMilli())).hasSize(2);
    }
}
