package io.rowmq.internal.engine;

import static io.rowmq.policy.DestinationSetting.AGE_ALERT;
import static io.rowmq.policy.DestinationSetting.DEPTH_ALERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.rowmq.spi.Alert;
import io.rowmq.spi.MessageObserver;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators and observers are told of, once when it begins and once when it is over. */
class AlertTest extends BranchBench {

    private final List<Alert> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void observe() {
        engine.observe(new MessageObserver() {
            @Override
            public void alert(Alert alert) {
                told.add(alert);
            }
        });
    }

    private void look() throws JMSException {
        engine.parts().vigil().look();
    }

    @Test
    void aQueueThatGrowsIsToldOnceUntilItHasShrunk() throws JMSException {
        engine.parts().policies().put("orders", DEPTH_ALERT, "10");
        send("1", "2", "3", "4", "5", "6", "7", "8", "9");
        look();
        assertThat(told).isEmpty();
        send("10");
        look();
        send("11");
        look();
        assertThat(told)
                .containsExactly(
                        new Alert(Alert.Kind.DEPTH, "queue://orders", "10 messages wait; depthAlert=10", true));
        receiveSome(2);
        look();
        assertThat(told).hasSize(1);
        receiveSome(1);
        look();
        assertThat(told)
                .hasSize(2)
                .last()
                .isEqualTo(new Alert(Alert.Kind.DEPTH, "queue://orders", "is in order again", false));
    }

    private void receiveSome(int messages) throws JMSException {
        try (Reader reader = engine.readQueue(queue, null)) {
            for (int i = 0; i < messages; i++) {
                engine.acknowledge(List.of(reader.poll()));
            }
        }
    }

    @Test
    void aMessageThatWaitsForLongIsToldOf() throws JMSException {
        engine.parts().policies().put("**", AGE_ALERT, "60000");
        send("1");
        time.pass(59_999);
        look();
        assertThat(told).isEmpty();
        time.pass(1);
        look();
        drain();
        look();
        assertThat(told)
                .extracting(Alert::kind, Alert::subject, Alert::raised)
                .containsExactly(
                        tuple(Alert.Kind.AGE, "queue://orders", true), tuple(Alert.Kind.AGE, "queue://orders", false));
    }

    @Test
    void aBranchThatNobodyFinishesIsToldOf() throws JMSException, XAException {
        send("1");
        prepareExchange("reply");
        look();
        assertThat(told).isEmpty();
        time.pass(60_001);
        look();
        branches().commit(id, false);
        look();
        assertThat(told).extracting(Alert::raised).containsExactly(true, false);
        assertThat(told.get(0).kind().id()).isEqualTo("ROWMQ-ALERT-BRANCH");
        assertThat(told.get(0).subject()).isEqualTo(id.toString());
    }

    @Test
    void looksGoOnByThemselves() throws JMSException {
        engine.parts().policies().put("orders", DEPTH_ALERT, "1");
        send("1");
        time.advance(Vigil.LOOK_MILLIS);
        await().until(() -> told.size() == 1);
        drain();
        await().until(() -> {
            time.advance(Vigil.LOOK_MILLIS);
            return told.size() == 2;
        });
    }

    @Test
    void whoComesLaterIsToldOfWhatIsNotOver() throws JMSException {
        engine.parts().policies().put("orders", DEPTH_ALERT, "1");
        send("1");
        look();
        List<Alert> later = new CopyOnWriteArrayList<>();
        engine.observe(new MessageObserver() {
            @Override
            public void alert(Alert alert) {
                later.add(alert);
            }
        });
        assertThat(later).isEqualTo(told).hasSize(1);
    }
}
