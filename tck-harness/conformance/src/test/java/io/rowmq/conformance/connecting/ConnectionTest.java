package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 6.1 and 6.2: what connections and sessions are made with, and what they say about themselves. */
class ConnectionTest extends Specification {

    @Test
    @Section("6.1.6")
    void metaDataSayWhatIsSupported() throws Exception {
        for (ConnectionMetaData data :
                new ConnectionMetaData[] {connect().getMetaData(), context().getMetaData()}) {
            assertThat(data.getJMSMajorVersion()).isEqualTo(3);
            assertThat(data.getJMSMinorVersion()).isEqualTo(1);
            assertThat(data.getJMSVersion()).isEqualTo("3.1");
            assertThat(data.getJMSProviderName()).isNotBlank();
            assertThat(data.getProviderVersion()).isNotBlank();
            assertThat(data.getProviderMajorVersion()).isNotNegative();
            assertThat(data.getProviderMinorVersion()).isNotNegative();
            assertThat(data.getProviderVersion())
                    .startsWith(data.getProviderMajorVersion() + "." + data.getProviderMinorVersion());
        }
    }

    @Test
    @Section("3.5.9")
    void metaDataListTheMandatoryProperties() throws Exception {
        assertThat(list(connect().getMetaData().getJMSXPropertyNames()))
                .contains("JMSXDeliveryCount", "JMSXGroupID", "JMSXGroupSeq")
                .allSatisfy(each -> assertThat((String) each).startsWith("JMSX"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Session.AUTO_ACKNOWLEDGE,
                Session.CLIENT_ACKNOWLEDGE,
                Session.DUPS_OK_ACKNOWLEDGE,
                Session.SESSION_TRANSACTED
            })
    @Section("6.2")
    void sessionsOfEveryMode(int mode) throws Exception {
        boolean transacted = mode == Session.SESSION_TRANSACTED;
        Connection connection = connect();
        for (Session session : new Session[] {
            connection.createSession(mode),
            connection.createSession(transacted, transacted ? Session.AUTO_ACKNOWLEDGE : mode),
            queueConnection().createQueueSession(transacted, mode),
            topicConnection().createTopicSession(transacted, mode)
        }) {
            assertThat(session.getTransacted()).isEqualTo(transacted);
            assertThat(session.getAcknowledgeMode()).isEqualTo(mode);
        }
        JMSContext context = context(mode);
        assertThat(context.getSessionMode()).isEqualTo(mode);
        assertThat(context.getTransacted()).isEqualTo(transacted);
        try (JMSContext second = context().createContext(mode)) {
            assertThat(second.getSessionMode()).isEqualTo(mode);
        }
    }

    @Test
    @Section("3.5.9")
    void whatTheProviderSetsIsThereIfTheMetaDataListIt() throws Exception {
        List<Object> supported = list(connect().getMetaData().getJMSXPropertyNames());
        Session transacted = session(Session.SESSION_TRANSACTED);
        transacted.createProducer(queue).send(transacted.createTextMessage("text"));
        transacted.commit();
        Message received = receive(transacted.createConsumer(queue));
        for (String property : List.of(
                "JMSXDeliveryCount",
                "JMSXProducerTXID",
                "JMSXConsumerTXID",
                "JMSXRcvTimestamp",
                "JMSXUserID",
                "JMSXAppID",
                "JMSXState")) {
            assertThat(received.propertyExists(property)).as(property).isEqualTo(supported.contains(property));
            assertThat(list(received.getPropertyNames()).contains(property))
                    .as(property)
                    .isEqualTo(supported.contains(property));
        }
    }

    @Test
    @Section("6.2")
    void aSessionAcknowledgesByItselfUnlessToldOtherwise() throws Exception {
        assertThat(connect().createSession().getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        try (JMSContext context = provider.factory().createContext()) {
            assertThat(context.getSessionMode()).isEqualTo(JMSContext.AUTO_ACKNOWLEDGE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, 100})
    @Section("API")
    void anUnknownModeIsRefused(int mode) throws Exception {
        Connection connection = connect();
        assertThatThrownBy(() -> connection.createSession(mode)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createSession(false, mode)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> provider.factory().createContext(mode)).isInstanceOf(JMSRuntimeException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createContext(mode)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    @Section("API")
    void aTransactedSessionIgnoresTheAcknowledgeMode() throws Exception {
        Session session = connect().createSession(true, Session.CLIENT_ACKNOWLEDGE);
        assertThat(session.getTransacted()).isTrue();
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
    }

    @Test
    @Section("6.1.7")
    void theExceptionListenerIsKept() throws Exception {
        ExceptionListener listener = failure -> {};
        Connection connection = connect();
        assertThat(connection.getExceptionListener()).isNull();
        connection.setExceptionListener(listener);
        assertThat(connection.getExceptionListener()).isSameAs(listener);
        connection.setExceptionListener(null);
        assertThat(connection.getExceptionListener()).isNull();
        JMSContext context = context();
        assertThat(context.getExceptionListener()).isNull();
        context.setExceptionListener(listener);
        assertThat(context.getExceptionListener()).isSameAs(listener);
        context.setExceptionListener(null);
        assertThat(context.getExceptionListener()).isNull();
    }

    @Test
    @Section("6.2.3")
    void sessionsMakeDestinationsOfNames() throws Exception {
        Session session = session();
        Queue queueOfName = session.createQueue(name);
        Topic topicOfName = session.createTopic(name);
        assertThat(queueOfName.getQueueName()).isEqualTo(name);
        assertThat(topicOfName.getTopicName()).isEqualTo(name);
        assertThat(queueOfName).isEqualTo(queue);
        assertThat(topicOfName).isEqualTo(topic);
        JMSContext context = context();
        assertThat(context.createQueue(name)).isEqualTo(queue);
        assertThat(context.createTopic(name)).isEqualTo(topic);
        send(queueOfName, "text");
        assertThat(drain(queue)).containsExactly("text");
    }

    @Test
    @Section("6.1")
    void theDomainSpecificApiWorks() throws Exception {
        QueueConnection connection = queueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        jakarta.jms.QueueSender sender = session.createSender(queue);
        assertThat(sender.getQueue()).isEqualTo(queue);
        sender.send(session.createTextMessage("one"));
        sender.send(session.createTextMessage("two"), jakarta.jms.DeliveryMode.NON_PERSISTENT, 4, 0);
        jakarta.jms.QueueSender unidentified = session.createSender(null);
        unidentified.send(queue, session.createTextMessage("three"));
        unidentified.send(queue, session.createTextMessage("four"), jakarta.jms.DeliveryMode.PERSISTENT, 4, 0);
        connection.start();
        jakarta.jms.QueueReceiver receiver = session.createReceiver(queue);
        assertThat(receiver.getQueue()).isEqualTo(queue);
        assertThat(session.createReceiver(queue, "a = 1").getMessageSelector()).isEqualTo("a = 1");
        assertThat(receiveTexts(receiver, 4)).containsExactly("one", "two", "three", "four");
        TopicConnection topics = topicConnection();
        TopicSession topicSession = topics.createTopicSession(true, Session.SESSION_TRANSACTED);
        assertThat(topicSession.getTransacted()).isTrue();
    }

    @Test
    @Section("6.2.6")
    void contextsOfOneConnectionEndItTogether() throws Exception {
        JMSContext first = context();
        JMSContext second = provider.closeLater(first.createContext(JMSContext.AUTO_ACKNOWLEDGE));
        first.close();
        second.createProducer().send(queue, "text");
        assertThat(receiveText(second.createConsumer(queue))).isEqualTo("text");
        assertThatThrownBy(() -> first.createProducer().send(queue, "text")).isInstanceOf(JMSRuntimeException.class);
    }
}
