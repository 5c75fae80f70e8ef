package io.rowmq.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import org.junit.jupiter.api.Test;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.SessionProxy;
import org.springframework.jms.connection.SingleConnectionFactory;

/** Spring's connection factories that keep a connection, sessions, producers and consumers open. */
class ConnectionFactoryTest extends SpringTest {

    @Test
    void aCachedSessionIsTheSameAfterItIsClosed() throws Exception {
        CachingConnectionFactory caching = caching(1);
        try (Connection connection = caching.createConnection()) {
            Session first = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = first.createProducer(new RowmqQueue(QUEUE));
            producer.send(first.createTextMessage("forgotten"));
            first.close();
            Session second = connection.createSession(true, Session.SESSION_TRANSACTED);
            assertThat(((SessionProxy) second).getTargetSession()).isSameAs(((SessionProxy) first).getTargetSession());
            second.createProducer(new RowmqQueue(QUEUE)).send(second.createTextMessage("kept"));
            second.commit();
        }
        assertThat(drain(QUEUE)).containsExactly("kept");
    }

    @Test
    void cachedConsumersOfDurableSubscriptionsCanBeUsedAgain() throws Exception {
        CachingConnectionFactory caching = caching(1);
        caching.setClientId("cached");
        for (int i = 0; i < 3; i++) {
            try (Connection connection = caching.createConnection();
                    Session session = connection.createSession()) {
                connection.start();
                MessageConsumer consumer = session.createDurableSubscriber(new RowmqTopic(QUEUE), "subscription");
                session.createProducer(new RowmqTopic(QUEUE)).send(session.createTextMessage("news " + i));
                assertThat(consumer.receive(PATIENCE.toMillis()).getBody(String.class))
                        .isEqualTo("news " + i);
                consumer.close();
            }
        }
    }

    @Test
    void afterAResetEverythingIsNew() throws Exception {
        CachingConnectionFactory caching = caching(2);
        Connection connection = caching.createConnection();
        Session old = connection.createSession();
        Session target = ((SessionProxy) old).getTargetSession();
        caching.resetConnection();
        assertThatThrownBy(target::createTextMessage).isInstanceOf(IllegalStateException.class);
        try (Session session = caching.createConnection().createSession()) {
            session.createProducer(new RowmqQueue(QUEUE)).send(session.createTextMessage("after"));
        }
        assertThat(drain(QUEUE)).containsExactly("after");
    }

    @Test
    void aSingleConnectionDeliversAsLongAsOneOfItsUsersHasStartedIt() throws Exception {
        SingleConnectionFactory single = new SingleConnectionFactory(factory);
        closeLater(single::destroy);
        Connection one = single.createConnection();
        Connection other = single.createConnection();
        one.start();
        other.start();
        one.stop();
        send(QUEUE, "text");
        try (Session session = other.createSession()) {
            assertThat(session.createConsumer(new RowmqQueue(QUEUE)).receive(PATIENCE.toMillis()))
                    .isNotNull();
            other.stop();
            send(QUEUE, "more");
            assertThat(session.createConsumer(new RowmqQueue(QUEUE)).receiveNoWait())
                    .isNull();
        }
    }

    @Test
    void temporaryQueuesAreDeletedThroughACachedSession() throws Exception {
        try (Connection connection = caching(1).createConnection();
                Session session = connection.createSession()) {
            connection.start();
            TemporaryQueue queue = session.createTemporaryQueue();
            MessageConsumer consumer = session.createConsumer(queue);
            session.createProducer(queue).send(session.createTextMessage("reply"));
            assertThat(consumer.receive(PATIENCE.toMillis())).isNotNull();
            consumer.close();
            queue.delete();
        }
    }
}
