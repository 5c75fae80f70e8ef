package io.rowmq.conformance.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicRequestor;
import jakarta.jms.TopicSession;
import org.junit.jupiter.api.Test;

/** Sections 2.16, 4.1.7 and 4.2.10: requests and their replies. */
@Section("2.16")
class RequestReplyTest extends Specification {

    /** Answers each request with its text and an exclamation mark. */
    private void answer(jakarta.jms.Destination requests) throws JMSException {
        Session session = session();
        session.createConsumer(requests).setMessageListener(request -> {
            try {
                Message reply = session.createTextMessage(request.getBody(String.class) + "!");
                reply.setJMSCorrelationID(request.getJMSMessageID());
                session.createProducer(request.getJMSReplyTo()).send(reply);
            } catch (JMSException e) {
                throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
            }
        });
    }

    @Test
    void aReplyComesToTheTemporaryQueueOfItsRequest() throws Exception {
        answer(queue);
        JMSContext context = context();
        TemporaryQueue replies = context.createTemporaryQueue();
        JMSConsumer consumer = context.createConsumer(replies);
        for (int i = 0; i < 20; i++) {
            Message request = context.createTextMessage("request " + i);
            request.setJMSReplyTo(replies);
            context.createProducer().send(queue, request);
            Message reply = receive(consumer);
            assertThat(reply.getBody(String.class)).isEqualTo("request " + i + "!");
            assertThat(reply.getJMSCorrelationID()).isEqualTo(request.getJMSMessageID());
        }
    }

    @Test
    void aReplyIsFoundByItsCorrelationId() throws Exception {
        answer(queue);
        JMSContext context = context();
        jakarta.jms.Queue replies = provider.queue(name + ".replies");
        Message[] requests = new Message[5];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = context.createTextMessage("request " + i);
            requests[i].setJMSReplyTo(replies);
            context.createProducer().send(queue, requests[i]);
        }
        for (int i = requests.length - 1; i >= 0; i--) {
            try (JMSConsumer consumer =
                    context.createConsumer(replies, "JMSCorrelationID = '" + requests[i].getJMSMessageID() + "'")) {
                assertThat(receiveText(consumer)).isEqualTo("request " + i + "!");
            }
        }
    }

    @Test
    @Section("4.1.7")
    void queueRequestorReturnsTheReply() throws Exception {
        answer(queue);
        QueueConnection connection = queueConnection();
        connection.start();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueRequestor requestor = new QueueRequestor(session, queue);
        assertThat(requestor.request(session.createTextMessage("request")).getBody(String.class))
                .isEqualTo("request!");
        requestor.close();
        assertThatThrownBy(() -> session.createTextMessage("x")).isInstanceOf(jakarta.jms.IllegalStateException.class);
    }

    @Test
    @Section("4.2.10")
    void topicRequestorReturnsTheReply() throws Exception {
        answer(topic);
        TopicConnection connection = topicConnection();
        connection.start();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicRequestor requestor = new TopicRequestor(session, topic);
        assertThat(requestor.request(session.createTextMessage("request")).getBody(String.class))
                .isEqualTo("request!");
        requestor.close();
        assertThatThrownBy(() -> session.createTextMessage("x")).isInstanceOf(jakarta.jms.IllegalStateException.class);
    }

    @Test
    @Section("4.1.7")
    void requestorsNeedADestinationAndAnOpenSession() throws Exception {
        QueueConnection connection = queueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        assertThatThrownBy(() -> new QueueRequestor(session, null)).isInstanceOf(InvalidDestinationException.class);
        session.close();
        assertThatThrownBy(() -> new QueueRequestor(session, queue)).isInstanceOf(JMSException.class);
        TopicConnection topicConnection = topicConnection();
        TopicSession topicSession = topicConnection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        assertThatThrownBy(() -> new TopicRequestor(topicSession, null))
                .isInstanceOf(InvalidDestinationException.class);
        topicSession.close();
        assertThatThrownBy(() -> new TopicRequestor(topicSession, topic)).isInstanceOf(JMSException.class);
    }
}
