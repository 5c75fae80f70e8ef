package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Section 3.5.9: what JMSXGroupID means here, where the specification leaves it to the provider. */
@Section("3.5.9")
class MessageGroupTest extends Specification {

    private static final int SESSIONS = 4;
    private static final int GROUPS = 5;
    private static final int EACH = 20;

    /** Sends messages whose group is the first letter of their text. */
    private void sendGrouped(Destination to, String... texts) throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(to);
        for (String text : texts) {
            Message message = session.createTextMessage(text);
            message.setStringProperty("JMSXGroupID", text.substring(0, 1));
            producer.send(message);
        }
    }

    @Test
    void aGroupIsInTheHandsOfOneSessionAtATime() throws Exception {
        sendGrouped(queue, "a1", "a2", "b1", "a3");
        Session one = session(Session.SESSION_TRANSACTED);
        MessageConsumer first = one.createConsumer(queue);
        assertThat(receiveTexts(first, 1)).containsExactly("a1");
        MessageConsumer second = session(Session.SESSION_TRANSACTED).createConsumer(queue);
        assertThat(receiveText(second)).isEqualTo("b1");
        assertNothing(second);
        assertThat(receiveTexts(first, 2)).containsExactly("a2", "a3");
        one.rollback();
        first.close();
        one.close();
        assertThat(receiveTexts(second, 3)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void aSharedSubscriptionKeepsItsGroupsInOrder() throws Exception {
        Session one = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer first = one.createSharedConsumer(topic, name);
        MessageConsumer second = session(Session.CLIENT_ACKNOWLEDGE).createSharedConsumer(topic, name);
        sendGrouped(topic, "a1");
        Message taken = receive(first);
        sendGrouped(topic, "a2");
        assertNothing(second);
        taken.acknowledge();
        first.close();
        assertThat(receiveText(second)).isEqualTo("a2");
    }

    @Test
    void manySessionsProcessEachGroupInOrderThroughRollbacks() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            for (int group = 0; group < GROUPS; group++) {
                texts.add((char) ('a' + group) + (i < 10 ? "0" : "") + i);
            }
        }
        sendGrouped(queue, texts.toArray(String[]::new));
        Map<String, String> last = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        List<Background<Void>> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Random random = new Random(i);
            sessions.add(Background.start(() -> process(random, last, done)));
        }
        for (Background<Void> session : sessions) {
            session.result();
        }
        assertThat(last).hasSize(GROUPS).containsEntry("a", "a19").containsEntry("e", "e19");
    }

    private Void process(Random random, Map<String, String> last, AtomicInteger done) throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(queue);
        while (done.get() < GROUPS * EACH) {
            Message message = consumer.receive(20);
            if (message == null) {
                continue;
            }
            String text = message.getBody(String.class);
            String before = last.get(text.substring(0, 1));
            int number = before == null ? 0 : Integer.parseInt(before.substring(1)) + 1;
            assertThat(Integer.parseInt(text.substring(1))).as(text).isEqualTo(number);
            if (random.nextInt(4) == 0 && message.getIntProperty("JMSXDeliveryCount") < 5) {
                session.rollback();
            } else {
                // before the commit, after which another session goes on
                last.put(text.substring(0, 1), text);
                session.commit();
                done.incrementAndGet();
            }
        }
        return null;
    }
}
