package io.rowmq.internal.engine;

import static io.rowmq.policy.DestinationSetting.MAX_REDELIVERY_DELAY;
import static io.rowmq.policy.DestinationSetting.REDELIVERY_DELAY;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Message groups in a database of one JVM: each in one session's hands at a time, and in order. */
class GroupOrderTest {

    private EngineBench bench;
    private Reader one;
    private Reader two;

    @BeforeEach
    void open() throws JMSException {
        bench = new EngineBench(3, 8);
        one = bench.reader();
        two = bench.reader();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void send(String... ids) throws JMSException {
        Grouped.send(bench.engine, ids);
    }

    private void fail(Claim... claims) throws JMSException {
        bench.engine.giveBack(List.of(claims), null);
    }

    private void done(Claim... claims) throws JMSException {
        bench.engine.acknowledge(List.of(claims));
    }

    @Test
    void whatFollowsInAGroupWaitsUntilWhatIsInHandIsSettled() throws JMSException {
        send("a1", "a2", "b1", "1");
        Claim first = one.poll();
        assertThat(Grouped.id(two.poll())).isEqualTo("b1");
        assertThat(Grouped.id(two.poll())).isEqualTo("1");
        assertThat(two.poll()).isNull();
        done(first);
        assertThat(Grouped.id(two.poll())).isEqualTo("a2");
    }

    @Test
    void whoHasAMessageOfAGroupGetsTheNextOnes() throws JMSException {
        send("a1", "b1", "a2", "a3");
        assertThat(Grouped.id(one.poll())).isEqualTo("a1");
        assertThat(Grouped.id(two.poll())).isEqualTo("b1");
        assertThat(Grouped.id(one.poll())).isEqualTo("a2");
        assertThat(Grouped.id(one.poll())).isEqualTo("a3");
    }

    @Test
    void twoReadersOfOneSessionShareAGroup() throws JMSException {
        Object session = new Object();
        one.into(() -> session);
        two.into(() -> session);
        send("a1", "a2");
        assertThat(Grouped.id(one.poll())).isEqualTo("a1");
        assertThat(Grouped.id(two.poll())).isEqualTo("a2");
    }

    @Test
    void aGroupIsFreeOnlyWhenAllOfItIsSettled() throws JMSException {
        send("a1", "a2", "a3");
        Claim first = one.poll();
        Claim second = one.poll();
        done(first);
        assertThat(two.poll()).isNull();
        done(second);
        assertThat(Grouped.id(two.poll())).isEqualTo("a3");
    }

    @Test
    void whatIsRolledBackComesFirstAgain() throws JMSException {
        send("a1", "a2", "a3");
        fail(one.poll(), one.poll());
        assertThat(bench.drain(two)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void whoWaitsIsToldWhenTheGroupIsFree() throws JMSException {
        send("a1", "a2");
        Claim first = one.poll();
        int[] signals = new int[1];
        assertThat(two.poll()).isNull();
        assertThat(two.arm(() -> signals[0]++)).isTrue();
        send("a3");
        assertThat(signals[0]).isZero();
        done(first);
        assertThat(signals[0]).isEqualTo(1);
        assertThat(bench.drain(two)).containsExactly("a2", "a3");
    }

    @Test
    void whoHasTheGroupIsToldOfWhatArrivesInIt() throws JMSException {
        send("a1");
        one.poll();
        int[] signals = new int[2];
        assertThat(one.arm(() -> signals[0]++)).isTrue();
        assertThat(two.arm(() -> signals[1]++)).isTrue();
        send("a2");
        assertThat(signals).containsExactly(1, 0);
    }

    @Test
    void theGroupWaitsForARedeliveryAndOthersDoNot() throws JMSException {
        bench.engine.parts().policies().put("orders", REDELIVERY_DELAY, "100");
        bench.engine.parts().policies().put("orders", MAX_REDELIVERY_DELAY, "100");
        send("a1", "a2", "b1");
        fail(one.poll());
        assertThat(Grouped.id(two.poll())).isEqualTo("b1");
        assertThat(one.poll()).isNull();
        int[] signals = new int[1];
        assertThat(one.arm(() -> signals[0]++)).isTrue();
        bench.time.advance(99);
        assertThat(signals[0]).isZero();
        bench.time.advance(1);
        assertThat(signals[0]).isEqualTo(1);
        assertThat(bench.drain(one)).containsExactly("a1", "a2");
    }

    @Test
    void aDeadLetterDoesNotHoldItsGroup() throws JMSException {
        send("a1", "a2");
        for (int i = 0; i < 3; i++) {
            fail(one.poll());
        }
        assertThat(bench.drain(two)).containsExactly("a2");
    }

    @Test
    void theOrderOutlivesACrash() throws JMSException {
        send("a1", "a2", "b1");
        one.poll();
        bench.crash();
        assertThat(bench.drain(bench.reader())).containsExactly("a1", "a2", "b1");
    }

    @Test
    void aMessageThatNobodySelectsHoldsNothingUp() throws JMSException {
        send("a1", "a2", "a3");
        Reader selecting = bench.engine.readQueue(bench.queue(), "JMSMessageID <> 'a1'");
        Claim second = selecting.poll();
        assertThat(Grouped.id(second)).isEqualTo("a2");
        assertThat(one.poll()).isNull();
        done(second);
        assertThat(bench.drain(one)).containsExactly("a1", "a3");
    }

    @Test
    void aLongGroupInOtherHandsHidesNothingBehindIt() throws JMSException {
        List<String> ids = new ArrayList<>();
        for (int i = 10; i < 60; i++) {
            ids.add("a" + i);
        }
        send(ids.toArray(String[]::new));
        send("b1", "1");
        List<Claim> held = new ArrayList<>();
        held.add(one.poll());
        assertThat(bench.drain(two)).containsExactly("b1", "1");
        for (int i = 0; i < 20; i++) {
            held.add(one.poll());
        }
        assertThat(held.stream().map(Grouped::id)).isEqualTo(ids.subList(0, 21));
        assertThat(two.poll()).isNull();
        done(held.toArray(Claim[]::new));
        assertThat(bench.drain(two)).isEqualTo(ids.subList(21, 50));
    }

    @Test
    void manyGroupsThatWaitForRedeliveriesHideNothing() throws JMSException {
        bench.engine.parts().policies().put("orders", REDELIVERY_DELAY, "100");
        bench.engine.parts().policies().put("orders", MAX_REDELIVERY_DELAY, "100");
        List<String> ids = new ArrayList<>();
        for (char group = 'a'; group <= 'z'; group++) {
            ids.add(group + "1");
        }
        send(ids.toArray(String[]::new));
        for (int i = 0; i < ids.size(); i++) {
            fail(one.poll());
        }
        send("1");
        assertThat(bench.drain(two)).containsExactly("1");
        bench.time.advance(100);
        assertThat(bench.drain(two)).isEqualTo(ids);
        assertThat(bench.engine.parts().budget().used()).isZero();
    }

    @Test
    void aSharedSubscriptionKeepsGroupsTogether() throws JMSException {
        StoredDestination topic = bench.engine.topic("news");
        SubscriptionSpec spec =
                new SubscriptionSpec(SubscriptionSpec.Kind.SHARED_NON_DURABLE, "s", null, false, bench.origin);
        Reader first = bench.engine.subscribe(topic, spec);
        Reader second = bench.engine.subscribe(topic, spec);
        for (String id : List.of("a1", "a2", "b1")) {
            bench.engine.send(bench.origin, topic, Grouped.message(topic, id));
        }
        assertThat(Grouped.id(first.poll())).isEqualTo("a1");
        assertThat(Grouped.id(second.poll())).isEqualTo("b1");
        assertThat(second.poll()).isNull();
        assertThat(Grouped.id(first.poll())).isEqualTo("a2");
    }
}
