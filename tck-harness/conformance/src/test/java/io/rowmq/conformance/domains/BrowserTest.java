package io.rowmq.conformance.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Section 4.1.6: browsers look and do not take. */
@Section("4.1.6")
class BrowserTest extends Specification {

    @Test
    void messagesRemainOnTheQueue() throws Exception {
        send(queue, "one", "two", "three");
        Session session = session();
        QueueBrowser browser = session.createBrowser(queue);
        assertThat(browse(browser)).containsExactly("one", "two", "three");
        assertThat(browse(browser)).containsExactly("one", "two", "three");
        assertThat(drain(queue)).containsExactly("one", "two", "three");
        assertThat(browse(session.createBrowser(queue))).isEmpty();
    }

    @Test
    void aBrowserKnowsItsQueueAndItsSelector() throws Exception {
        Session session = session();
        assertThat(session.createBrowser(queue).getQueue()).isEqualTo(queue);
        assertThat(session.createBrowser(queue).getMessageSelector()).isNull();
        assertThat(session.createBrowser(queue, "a = 1").getMessageSelector()).isEqualTo("a = 1");
        assertThat(session.createBrowser(queue, "").getMessageSelector()).isNull();
    }

    @Test
    void aSelectorChoosesWhatIsShown() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        for (int n = 0; n < 5; n++) {
            Message message = session.createTextMessage("n" + n);
            message.setIntProperty("n", n);
            producer.send(message);
        }
        assertThat(browse(session.createBrowser(queue, "n >= 3"))).containsExactly("n3", "n4");
    }

    @Test
    void theOrderIsThatOfDelivery() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        for (int priority : new int[] {1, 4, 9, 4}) {
            producer.send(session.createTextMessage("p" + priority), DeliveryMode.PERSISTENT, priority, 0);
        }
        List<String> browsed = browse(session.createBrowser(queue));
        assertThat(browsed).containsExactly("p9", "p4", "p4", "p1");
        assertThat(drain(queue)).isEqualTo(browsed);
    }

    @Test
    void aBrowserWorksOnAStoppedConnection() throws Exception {
        send(queue, "text");
        assertThat(browse(connect().createSession().createBrowser(queue))).containsExactly("text");
    }

    @Test
    void uncommittedMessagesAreNotShown() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        transacted.createProducer(queue).send(transacted.createTextMessage("text"));
        Session session = session();
        assertThat(browse(session.createBrowser(queue))).isEmpty();
        transacted.commit();
        assertThat(browse(session.createBrowser(queue))).containsExactly("text");
    }

    @Test
    void aMessageIsNotShownBeforeItsDeliveryTime() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryDelay(600_000);
        producer.send(session.createTextMessage("later"));
        send(queue, "now");
        assertThat(browse(session.createBrowser(queue))).containsExactly("now");
    }

    @Test
    void manyMessagesAreAllShownOnce() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(queue);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            sent.add("m" + i);
            producer.send(session.createTextMessage("m" + i));
        }
        session.commit();
        assertThat(browse(session.createBrowser(queue))).isEqualTo(sent);
    }

    @Test
    void messagesMayComeAndGoWhileBrowsing() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            texts.add("m" + i);
        }
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        for (String text : texts) {
            producer.send(transacted.createTextMessage(text));
        }
        transacted.commit();
        MessageConsumer consumer = session().createConsumer(queue);
        Enumeration<?> shown = session().createBrowser(queue).getEnumeration();
        List<String> seen = new ArrayList<>();
        int consumed = 0;
        while (shown.hasMoreElements()) {
            seen.add(((Message) shown.nextElement()).getBody(String.class));
            if (consumed < 500) {
                assertThat(receiveText(consumer)).isEqualTo(texts.get(consumed++));
                send(queue, "new" + consumed);
            }
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).containsAll(texts.subList(consumed, texts.size()));
        List<String> left = drain(queue);
        assertThat(left).hasSize(2_000).doesNotHaveDuplicates().containsAll(texts.subList(consumed, texts.size()));
    }

    @Test
    void anEnumerationEnds() throws Exception {
        send(queue, "text");
        Enumeration<?> shown = session().createBrowser(queue).getEnumeration();
        shown.nextElement();
        assertThat(shown.hasMoreElements()).isFalse();
        assertThatThrownBy(shown::nextElement).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void browsedMessagesAreReadOnlyCopies() throws Exception {
        send(queue, "text");
        Message browsed =
                (Message) session().createBrowser(queue).getEnumeration().nextElement();
        browsed.clearBody();
        assertThat(drain(queue)).containsExactly("text");
    }

    @Test
    @Section("API")
    void thereIsNoBrowserWithoutAQueue() throws Exception {
        Session session = session();
        assertThatThrownBy(() -> session.createBrowser(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createBrowser(null, "a = 1")).isInstanceOf(InvalidDestinationException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createBrowser(null)).isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    void aContextBrowsesToo() throws Exception {
        send(queue, "text");
        JMSContext context = context();
        assertThat(browse(context.createBrowser(queue))).containsExactly("text");
        assertThat(browse(context.createBrowser(queue, "a = 1"))).isEmpty();
    }
}
