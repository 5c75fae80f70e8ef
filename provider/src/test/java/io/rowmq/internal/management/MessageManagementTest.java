package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import io.rowmq.management.RowmqOperation;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What operators do with messages while consumers run. */
class MessageManagementTest extends ManagedScene {

    @Test
    void browsesPageByPageInOrderOfDelivery() throws JMSException {
        send("orders", "a", "b", "c", "d", "e");
        List<String> seen = new ArrayList<>();
        MessagePage page = management.messages().browse("orders", null, null, 2);
        while (!page.messages().isEmpty()) {
            page.messages().forEach(message -> seen.add(message.text()));
            page = management.messages().browse("queue://orders", null, page.cursor(), 2);
        }
        assertThat(page.end()).isTrue();
        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        assertThat(drain("orders")).hasSize(5);
    }

    @Test
    void browsesWhatASelectorTakes() throws JMSException {
        send("orders", "a", "b", "c");
        MessagePage page = management.messages().browse("orders", "text = 'b'", null, 10);
        assertThat(page.messages()).extracting(RowmqMessage::text).containsExactly("b");
        assertThat(page.messages().get(0).properties()).containsEntry("text", "b");
        assertThatThrownBy(() -> management.messages().browse("orders", "text =", null, 10))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void showsWhichMessagesAreInHandAndLeavesThemThere() throws JMSException {
        send("orders", "a", "b");
        MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
        consumer.receiveNoWait();
        assertThat(management.messages().browse("orders", null, null, 10).messages())
                .extracting(RowmqMessage::inHand)
                .containsExactly(true, false);
        RowmqOperation deleted = ended(management.messages().delete("orders", null));
        assertThat(deleted.done()).isEqualTo(1);
        assertThat(deleted.skipped()).isEqualTo(1);
        session.rollback();
        assertThat(drain("orders")).containsExactly("a");
    }

    @Test
    void movesKeepEverythingAndCopiesGetIdentifiersOfTheirOwn() throws JMSException {
        send("orders", "a", "b");
        String id = management
                .messages()
                .browse("orders", null, null, 1)
                .messages()
                .get(0)
                .id();
        assertThat(ended(management.messages().copy("orders", null, "copies")).done())
                .isEqualTo(2);
        assertThat(ended(management.messages().move("orders", "text = 'a'", "moved"))
                        .done())
                .isEqualTo(1);
        assertThat(management.messages().browse("moved", null, null, 9).messages())
                .extracting(RowmqMessage::id)
                .containsExactly(id);
        assertThat(management.messages().browse("copies", null, null, 9).messages())
                .extracting(RowmqMessage::id)
                .doesNotContain(id)
                .hasSize(2);
        assertThat(drain("orders")).containsExactly("b");
    }

    @Test
    void deadLettersGoBackToWhereTheyWereGivenUp() throws JMSException {
        send("orders", "a");
        kill("orders");
        RowmqMessage letter = management
                .messages()
                .browse("DLQ.orders", null, null, 9)
                .messages()
                .get(0);
        assertThat(letter.properties()).containsEntry("JMS_RowMQ_OriginalDestination", "queue://orders");
        assertThat(ended(management.messages().retry("DLQ.orders", null)).done())
                .isEqualTo(1);
        assertThat(management.messages().browse("orders", null, null, 9).messages())
                .singleElement()
                .satisfies(back -> assertThat(back.properties()).doesNotContainKey("JMS_RowMQ_DeadLetterReason"));
        assertThat(drain("orders")).containsExactly("a");
    }

    @Test
    void singleDeadLettersGoBack() throws JMSException {
        send("orders", "a", "b");
        kill("orders");
        kill("orders");
        RowmqMessage first = management
                .messages()
                .browse("DLQ.orders", null, null, 9)
                .messages()
                .get(0);
        assertThat(management.messages().retryOne("DLQ.orders", first.position()))
                .isTrue();
        assertThat(management.messages().retryOne("DLQ.orders", first.position()))
                .isFalse();
        assertThat(drain("orders")).containsExactly("a");
        assertThat(drain("DLQ.orders")).containsExactly("b");
    }

    @Test
    void aSingleMessageIsCopiedAsLongAsItIsThere() throws JMSException {
        send("orders", "a", "b");
        long first = management
                .messages()
                .browse("orders", null, null, 1)
                .messages()
                .get(0)
                .position();
        assertThat(management.messages().copyOne("orders", first, "copies")).isTrue();
        assertThat(drain("orders")).containsExactly("a", "b");
        assertThat(management.messages().copyOne("orders", first, "copies")).isFalse();
        assertThat(drain("copies")).containsExactly("a");
    }

    @Test
    void deadLettersOfASubscriptionGoBackToItAlone() throws JMSException {
        MessageConsumer one = session.createSharedDurableConsumer(session.createTopic("news"), "one");
        session.createSharedDurableConsumer(session.createTopic("news"), "two").close();
        session.createProducer(session.createTopic("news")).send(session.createTextMessage("a"));
        session.commit();
        for (int i = 0; i < 3; i++) {
            assertThat(one.receiveNoWait()).isNotNull();
            session.rollback();
        }
        assertThat(one.receiveNoWait()).isNull();
        assertThat(ended(management.messages().retry("DLQ.news", null)).done()).isEqualTo(1);
        assertThat(one.receiveNoWait()).isNotNull();
        session.commit();
        assertThat(management.subscriptions().list("news", 0, 9))
                .extracting(subscription -> subscription.name() + " " + subscription.ready())
                .containsExactly("one 0", "two 1");
    }

    @Test
    void aMessageWithoutOriginStaysWhereItIs() throws JMSException {
        send("DLQ.orders", "a");
        RowmqOperation retried = ended(management.messages().retry("DLQ.orders", null));
        assertThat(retried.done()).isZero();
        assertThat(retried.skipped()).isEqualTo(1);
        assertThat(drain("DLQ.orders")).containsExactly("a");
    }

    @Test
    void whoMayNotSendSomewhereCannotRetryWhatClaimsToComeFromThere() throws JMSException {
        TextMessage forged = session.createTextMessage("forged");
        forged.setStringProperty("JMS_RowMQ_OriginalDestination", "queue://payments");
        session.createProducer(session.createQueue("DLQ.orders")).send(forged);
        session.commit();
        management.users().add("root", "secret", Role.everything());
        operator("root", "secret").users().add("clerk", "pass", Role.of("DLQ.orders", Right.BROWSE, Right.MANAGE));
        RowmqManagement clerk = operator("clerk", "pass");
        long operation = clerk.messages().retry("DLQ.orders", null);
        RowmqOperation retried = clerk.operations().await(operation, 60_000);
        assertThat(retried.skipped()).isEqualTo(1);
        assertThat(retried.done()).isZero();
        assertThat(operator("root", "secret").destinations().list(null, 0, 9))
                .extracting(RowmqDestination::name)
                .containsExactly("queue://DLQ.orders");
    }

    @Test
    void whatNobodySubscribesToIsNotMovedToATopic() throws JMSException {
        send("orders", "a");
        assertThat(ended(management.messages().move("orders", null, "topic://news"))
                        .skipped())
                .isEqualTo(1);
        assertThat(drain("orders")).containsExactly("a");
    }

    @Test
    void eachMessageIsInOnePlaceWhileConsumersRun() throws Exception {
        int count = 2_000;
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = "m" + i;
        }
        send("orders", texts);
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> consumers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            consumers.add(CompletableFuture.runAsync(() -> consume(seen)));
        }
        RowmqOperation moved = ended(management.messages().move("orders", null, "moved"));
        consumers.forEach(CompletableFuture::join);
        List<String> all = new ArrayList<>(seen);
        all.addAll(drain("moved"));
        all.addAll(drain("orders"));
        assertThat(moved.error()).isNull();
        assertThat(all).doesNotHaveDuplicates().hasSize(count);
    }

    private void consume(ConcurrentLinkedQueue<String> seen) {
        try (Session own = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = own.createConsumer(own.createQueue("orders"))) {
            TextMessage next = (TextMessage) consumer.receiveNoWait();
            while (next != null) {
                seen.add(next.getText());
                next = (TextMessage) consumer.receiveNoWait();
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStepThatFailsIsNotHalfDone() throws JMSException {
        send("orders", "a", "b");
        engine.failCommits(new JMSException("disk full"));
        assertThatThrownBy(() -> management.messages().move("orders", null, "moved"))
                .hasMessage("disk full");
        engine.failCommits(null);
        management.destinations().create("moved");
        engine.failCommits(new JMSException("disk full"));
        RowmqOperation failed = ended(management.messages().move("orders", null, "moved"));
        engine.failCommits(null);
        assertThat(failed.state()).isEqualTo(RowmqOperation.State.FAILED);
        assertThat(failed.error()).isEqualTo("disk full");
        assertThat(drain("orders")).containsExactly("a", "b");
    }

    @Test
    void sendsWhatJsonSaysAndTakesItBackAsJson() throws JMSException {
        String json = "{\"id\":\"ID:1\",\"priority\":7,\"correlationId\":\"c\",\"replyTo\":\"queue://answers\","
                + "\"properties\":{\"n\":{\"long\":5},\"s\":\"x\"},\"bodyType\":\"TEXT\",\"text\":\"hällo\"}";
        assertThat(management.messages().send("orders", json)).isEqualTo("ID:1");
        RowmqMessage back = management.messages().receive("orders", null, 0);
        assertThat(back.text()).isEqualTo("hällo");
        assertThat(back.json().replaceAll("\"(timestamp|deliveryTime)\":\\d+,", ""))
                .isEqualTo(json);
        assertThat(management.messages().receive("orders", null, 0)).isNull();
    }

    @Test
    void whatIsNoMessageIsRefusedWithTheFieldThatIsWrong() {
        assertThatThrownBy(() -> management.messages().send("orders", "{\"texd\":\"a\"}"))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("'texd'")
                .hasMessageContaining("text");
        assertThatThrownBy(() -> management.messages().send("orders", "{\"priority\":\"high\"}"))
                .hasMessageContaining("'priority'");
        assertThatThrownBy(() -> management.messages().send("orders", "[1]")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> management.messages().send("orders", "{\"text\":hello}"))
                .hasMessageContaining("'hello'")
                .hasMessageContaining("line 1, column 9")
                .hasMessageNotContaining("REDACTED");
        assertThatThrownBy(() -> management.messages().send("orders", "{\"properties\":{\"a\":{\"b\":1}}}"))
                .hasMessageContaining("'properties'")
                .hasMessageNotContaining("REDACTED");
    }

    @Test
    void wrongNamesSayWhatThereIs() throws JMSException {
        send("orders", "a");
        assertThatThrownBy(() -> management.messages().browse("order", null, null, 9))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("queue://order ")
                .hasMessageContaining("queue://orders");
        assertThatThrownBy(() -> management.messages().move("oders", null, "created"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThat(management.destinations().list("created", 0, 1)).isEmpty();
        assertThatThrownBy(() -> management.messages().delete("subscription://5", null))
                .hasMessageContaining("no subscription 5");
        assertThatThrownBy(() -> management.operations().show(77)).hasMessageContaining("no operation 77");
    }
}
