package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.net.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What arrives when something fails on the way. */
class RelayFailureTest extends RelayBench {

    @Test
    void whatRowmqGetsTwiceItRemoves() throws Exception {
        send(artemis, "orders", 100);
        ConnectionFactory source = Faults.inCommit(artemis, 3);
        Relay relay = start(relay().fromQueue(source, "orders").toQueue(rowmq, "orders"));
        awaitForwarded(100);
        relay.close();
        assertThat(failures).hasSize(3);
        assertThat(drain(rowmq, "orders")).isEqualTo(messages(100));
        assertThat(drain(artemis, "orders")).isEmpty();
    }

    @Test
    void othersGetAtLeastOnce() throws Exception {
        send(rowmq, "orders", 100);
        ConnectionFactory source = Faults.inCommit(rowmq, 1);
        Relay relay = start(relay().fromQueue(source, "orders").toQueue(artemis, "orders"));
        awaitForwarded(100);
        relay.close();
        assertThat(drain(artemis, "orders")).containsAll(messages(100)).hasSizeGreaterThan(100);
    }

    @Test
    void aTargetThatFailsLosesNothingAndDoublesNothing() throws Exception {
        send(rowmq, "orders", 100);
        ConnectionFactory target = Faults.inCommit(artemis, 3);
        Relay relay = start(relay().fromQueue(rowmq, "orders").toQueue(target, "orders"));
        awaitForwarded(100);
        relay.close();
        assertThat(failures).hasSize(3);
        assertThat(drain(artemis, "orders")).isEqualTo(messages(100));
        assertThat(letters).isEmpty();
    }

    @Test
    void aBrokerThatIsNotThereIsWaitedFor() throws Exception {
        broker.stop();
        send(rowmq, "orders", 10);
        Relay relay = start(relay().fromQueue(rowmq, "orders").toQueue(artemis, "orders"));
        Awaitility.await().atMost(PATIENCE).until(() -> failures.size() > 10);
        broker.start();
        awaitForwarded(10);
        relay.close();
        assertThat(drain(artemis, "orders")).isEqualTo(messages(10));
        assertThat(letters).as("an absent target uses up no attempts").isEmpty();
    }

    @Test
    void aBrokerThatComesBackIsConnectedAgain() throws Exception {
        start(relay().fromQueue(rowmq, "orders").toQueue(artemis, "orders"));
        send(rowmq, "orders", 1);
        awaitForwarded(1);
        broker.stop();
        send(rowmq, "orders", 5);
        Awaitility.await().atMost(PATIENCE).until(() -> !failures.isEmpty());
        broker.start();
        awaitForwarded(6);
        relays.get(0).close();
        assertThat(drain(artemis, "orders")).containsAll(messages(5));
        assertThat(letters).isEmpty();
    }

    @Test
    void whatCannotBeForwardedBecomesADeadLetterAndLetsTheOthersPass() throws Exception {
        send(rowmq, "orders", 2);
        try (JMSContext context = rowmq.createContext()) {
            // Nobody has said that objects of this class are trusted: their bodies cannot be read.
            context.createProducer()
                    .setProperty("kept", 1)
                    .send(context.createQueue("orders"), context.createObjectMessage(URI.create("urn:x")));
        }
        send(rowmq, "orders", 2);
        Relay relay = start(
                relay().fromQueue(rowmq, "orders").toQueue(artemis, "orders").deadLetters("given.up", 3));
        awaitForwarded(4);
        Message letter = receive(rowmq, "given.up");
        relay.close();
        assertThat(drain(artemis, "orders")).containsExactly("message 0", "message 1", "message 0", "message 1");
        assertThat(failures).hasSize(3);
        assertThat(letters).hasSize(1);
        assertThat(letter.getStringProperty(Relay.NAME)).isEqualTo("test");
        assertThat(letter.getStringProperty(Relay.FAILURE)).contains("java.net.URI");
        assertThat(letter.getIntProperty("kept")).isEqualTo(1);
        assertThat(drain(rowmq, "orders")).isEmpty();
    }
}
