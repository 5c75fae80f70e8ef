package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.management.RowmqMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Topics that an operator looks at while others publish. */
class WatchTest extends ManagedScene {

    private void publish(String... texts) throws JMSException {
        for (String text : texts) {
            TextMessage message = session.createTextMessage(text);
            message.setStringProperty("text", text);
            session.createProducer(session.createTopic("news")).send(message);
        }
        session.commit();
    }

    private List<String> next(long watch) throws JMSException {
        return management.messages().watched(watch, 2, 0).stream()
                .map(RowmqMessage::text)
                .toList();
    }

    @Test
    void whatIsPublishedIsSeenAndTakenFromNobody() throws JMSException {
        MessageConsumer subscriber = session.createConsumer(session.createTopic("news"));
        publish("before");
        long watch = management.messages().watch("topic://news", null);
        long choosy = management.messages().watch("topic://news", "text = 'c'");
        publish("a", "b", "c");
        assertThat(next(watch)).containsExactly("a", "b");
        assertThat(next(watch)).containsExactly("c");
        assertThat(next(watch)).isEmpty();
        assertThat(next(choosy)).containsExactly("c");
        for (String text : List.of("before", "a", "b", "c")) {
            assertThat(((TextMessage) subscriber.receiveNoWait()).getText()).isEqualTo(text);
        }
        assertThat(management.subscriptions().list(null, 0, 9)).hasSize(3);
        management.messages().unwatch(watch);
        management.messages().unwatch(choosy);
        assertThat(management.subscriptions().list(null, 0, 9)).hasSize(1);
    }

    @Test
    void whatIsSeenIsNotKeptAsConsumed() throws JMSException {
        management.settings().set("**", "archiveFor", "1000");
        management.destinations().create("topic://news");
        long watch = management.messages().watch("topic://news", null);
        publish("a");
        assertThat(next(watch)).containsExactly("a");
        assertThat(management
                        .messages()
                        .browse("archive://topic://news", null, null, 9)
                        .messages())
                .isEmpty();
    }

    @Test
    void aWatchThatNobodyAsksEnds() throws JMSException {
        management.destinations().create("topic://news");
        long watch = management.messages().watch("topic://news", null);
        engine.advance(Duration.ofSeconds(59));
        assertThat(next(watch)).isEmpty();
        engine.advance(Duration.ofSeconds(59));
        assertThat(next(watch)).isEmpty();
        engine.advance(Duration.ofSeconds(61));
        await().untilAsserted(() ->
                assertThat(management.subscriptions().list(null, 0, 9)).isEmpty());
        assertThatThrownBy(() -> next(watch)).hasMessageContaining("watch " + watch);
    }

    @Test
    void onlyTopicsThatExistAreWatched() throws JMSException {
        send("orders", "a");
        management.destinations().create("topic://news");
        assertThatThrownBy(() -> management.messages().watch("orders", null))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("is a queue");
        assertThatThrownBy(() -> management.messages().watch("topic://nwes", null))
                .hasMessageContaining("topic://news");
        assertThatThrownBy(() -> management.messages().watch("topic://news", "text ="))
                .isInstanceOf(InvalidSelectorException.class);
    }
}
