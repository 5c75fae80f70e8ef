package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sections 6.1.8 and 6.2.15: whatever is called on a closed object is refused, and closing it again is not. */
@Section("6.1.8")
class ClosedObjectsTest extends Specification {

    private Connection connection;
    private Session session;
    private MessageProducer producer;
    private MessageConsumer consumer;
    private TextMessage message;

    @BeforeEach
    void open() throws Exception {
        connection = connect(name);
        session = connection.createSession();
        producer = session.createProducer(queue);
        consumer = session.createConsumer(queue);
        message = session.createTextMessage("text");
    }

    private static void assertRefused(Map<String, ThrowingCallable> calls, Class<? extends Throwable> refusal) {
        calls.forEach((call, code) -> assertThatThrownBy(code).as(call).isInstanceOf(refusal));
    }

    private Map<String, ThrowingCallable> callsOfTheConnection() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("createSession", connection::createSession);
        calls.put("createSession(mode)", () -> connection.createSession(Session.AUTO_ACKNOWLEDGE));
        calls.put("createSession(transacted)", () -> connection.createSession(true, 0));
        calls.put("getClientID", connection::getClientID);
        calls.put("setClientID", () -> connection.setClientID("id"));
        calls.put("getMetaData", connection::getMetaData);
        calls.put("getExceptionListener", connection::getExceptionListener);
        calls.put("setExceptionListener", () -> connection.setExceptionListener(null));
        calls.put("start", connection::start);
        calls.put("stop", connection::stop);
        return calls;
    }

    private Map<String, ThrowingCallable> callsOfTheSession() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("createMessage", session::createMessage);
        calls.put("createTextMessage", session::createTextMessage);
        calls.put("createTextMessage(text)", () -> session.createTextMessage("text"));
        calls.put("createBytesMessage", session::createBytesMessage);
        calls.put("createMapMessage", session::createMapMessage);
        calls.put("createStreamMessage", session::createStreamMessage);
        calls.put("createObjectMessage", session::createObjectMessage);
        calls.put("createObjectMessage(object)", () -> session.createObjectMessage("object"));
        calls.put("createProducer", () -> session.createProducer(queue));
        calls.put("createConsumer", () -> session.createConsumer(queue));
        calls.put("createConsumer(selector)", () -> session.createConsumer(queue, "a = 1"));
        calls.put("createConsumer(noLocal)", () -> session.createConsumer(topic, null, true));
        calls.put("createSharedConsumer", () -> session.createSharedConsumer(topic, "s"));
        calls.put("createSharedConsumer(selector)", () -> session.createSharedConsumer(topic, "s", "a = 1"));
        calls.put("createDurableConsumer", () -> session.createDurableConsumer(topic, "s"));
        calls.put("createDurableConsumer(selector)", () -> session.createDurableConsumer(topic, "s", null, false));
        calls.put("createDurableSubscriber", () -> session.createDurableSubscriber(topic, "s"));
        calls.put("createDurableSubscriber(selector)", () -> session.createDurableSubscriber(topic, "s", null, true));
        calls.put("createSharedDurableConsumer", () -> session.createSharedDurableConsumer(topic, "s"));
        calls.put("createBrowser", () -> session.createBrowser(queue));
        calls.put("createBrowser(selector)", () -> session.createBrowser(queue, "a = 1"));
        calls.put("createQueue", () -> session.createQueue("q"));
        calls.put("createTopic", () -> session.createTopic("t"));
        calls.put("createTemporaryQueue", session::createTemporaryQueue);
        calls.put("createTemporaryTopic", session::createTemporaryTopic);
        calls.put("unsubscribe", () -> session.unsubscribe("s"));
        calls.put("commit", session::commit);
        calls.put("rollback", session::rollback);
        calls.put("recover", session::recover);
        calls.put("getTransacted", session::getTransacted);
        calls.put("getAcknowledgeMode", session::getAcknowledgeMode);
        calls.put("getMessageListener", session::getMessageListener);
        calls.put("setMessageListener", () -> session.setMessageListener(null));
        return calls;
    }

    private Map<String, ThrowingCallable> callsOfTheProducer() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("send", () -> producer.send(message));
        calls.put("send(options)", () -> producer.send(message, 2, 4, 0));
        calls.put("send(destination)", () -> producer.send(queue, message));
        calls.put("send(destination, options)", () -> producer.send(queue, message, 2, 4, 0));
        calls.put("getDeliveryMode", producer::getDeliveryMode);
        calls.put("setDeliveryMode", () -> producer.setDeliveryMode(1));
        calls.put("getPriority", producer::getPriority);
        calls.put("setPriority", () -> producer.setPriority(4));
        calls.put("getTimeToLive", producer::getTimeToLive);
        calls.put("setTimeToLive", () -> producer.setTimeToLive(0));
        calls.put("getDeliveryDelay", producer::getDeliveryDelay);
        calls.put("setDeliveryDelay", () -> producer.setDeliveryDelay(0));
        calls.put("getDisableMessageID", producer::getDisableMessageID);
        calls.put("setDisableMessageID", () -> producer.setDisableMessageID(true));
        calls.put("getDisableMessageTimestamp", producer::getDisableMessageTimestamp);
        calls.put("setDisableMessageTimestamp", () -> producer.setDisableMessageTimestamp(true));
        calls.put("getDestination", producer::getDestination);
        return calls;
    }

    private Map<String, ThrowingCallable> callsOfTheConsumer() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("receive", consumer::receive);
        calls.put("receive(timeout)", () -> consumer.receive(1));
        calls.put("receiveNoWait", consumer::receiveNoWait);
        calls.put("getMessageSelector", consumer::getMessageSelector);
        calls.put("getMessageListener", consumer::getMessageListener);
        calls.put("setMessageListener", () -> consumer.setMessageListener(null));
        return calls;
    }

    @Test
    void closedConnection() throws Exception {
        connection.close();
        assertRefused(callsOfTheConnection(), IllegalStateException.class);
        assertRefused(callsOfTheSession(), IllegalStateException.class);
        assertRefused(callsOfTheProducer(), IllegalStateException.class);
        assertRefused(callsOfTheConsumer(), IllegalStateException.class);
        assertThatCode(() -> {
                    consumer.close();
                    producer.close();
                    session.close();
                    connection.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    @Section("6.2.15")
    void closedSession() throws Exception {
        session.close();
        assertRefused(callsOfTheSession(), IllegalStateException.class);
        assertRefused(callsOfTheProducer(), IllegalStateException.class);
        assertRefused(callsOfTheConsumer(), IllegalStateException.class);
        assertThatCode(() -> {
                    consumer.close();
                    producer.close();
                    session.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    @Section("8.8")
    void closedConsumer() throws Exception {
        consumer.close();
        consumer.close();
        assertRefused(callsOfTheConsumer(), IllegalStateException.class);
    }

    @Test
    @Section("7.1")
    void closedProducer() throws Exception {
        producer.close();
        producer.close();
        assertRefused(callsOfTheProducer(), IllegalStateException.class);
    }

    @Test
    void closedBrowser() throws Exception {
        QueueBrowser browser = session.createBrowser(queue);
        browser.close();
        browser.close();
        assertThatThrownBy(browser::getEnumeration).isInstanceOf(IllegalStateException.class);
        QueueBrowser ofClosedSession = session.createBrowser(queue);
        session.close();
        assertThatThrownBy(ofClosedSession::getEnumeration).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closedObjectsOfTheDomainSpecificApis() throws Exception {
        QueueSession queues = queueConnection().createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueReceiver receiver = queues.createReceiver(queue);
        QueueSender sender = queues.createSender(queue);
        queues.close();
        TopicSession topics = topicConnection().createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicSubscriber subscriber = topics.createSubscriber(topic);
        TopicPublisher publisher = topics.createPublisher(topic);
        topics.close();
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("createReceiver", () -> queues.createReceiver(queue));
        calls.put("createReceiver(selector)", () -> queues.createReceiver(queue, "a = 1"));
        calls.put("createSender", () -> queues.createSender(queue));
        calls.put("receiver.getQueue", receiver::getQueue);
        calls.put("receiver.receive", receiver::receiveNoWait);
        calls.put("sender.getQueue", sender::getQueue);
        calls.put("sender.send", () -> sender.send(message));
        calls.put("sender.send(queue)", () -> sender.send(queue, message));
        calls.put("createSubscriber", () -> topics.createSubscriber(topic));
        calls.put("createSubscriber(selector)", () -> topics.createSubscriber(topic, "a = 1", false));
        calls.put("createPublisher", () -> topics.createPublisher(topic));
        calls.put("subscriber.getTopic", subscriber::getTopic);
        calls.put("subscriber.getNoLocal", subscriber::getNoLocal);
        calls.put("publisher.getTopic", publisher::getTopic);
        calls.put("publisher.publish", () -> publisher.publish(message));
        calls.put("publisher.publish(options)", () -> publisher.publish(message, 2, 4, 0));
        assertRefused(calls, IllegalStateException.class);
    }

    @Test
    void closedContext() throws Exception {
        JMSContext context = context(name + ".context");
        JMSConsumer ofContext = context.createConsumer(queue);
        jakarta.jms.JMSProducer producerOfContext = context.createProducer();
        context.close();
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("createContext", () -> context.createContext(JMSContext.AUTO_ACKNOWLEDGE));
        calls.put("createProducer", context::createProducer);
        calls.put("createConsumer", () -> context.createConsumer(queue));
        calls.put("createConsumer(selector)", () -> context.createConsumer(queue, "a = 1"));
        calls.put("createConsumer(noLocal)", () -> context.createConsumer(topic, null, true));
        calls.put("createSharedConsumer", () -> context.createSharedConsumer(topic, "s"));
        calls.put("createDurableConsumer", () -> context.createDurableConsumer(topic, "s"));
        calls.put("createSharedDurableConsumer", () -> context.createSharedDurableConsumer(topic, "s"));
        calls.put("createBrowser", () -> context.createBrowser(queue));
        calls.put("createQueue", () -> context.createQueue("q"));
        calls.put("createTopic", () -> context.createTopic("t"));
        calls.put("createTemporaryQueue", context::createTemporaryQueue);
        calls.put("createTemporaryTopic", context::createTemporaryTopic);
        calls.put("createTextMessage", context::createTextMessage);
        calls.put("createMessage", context::createMessage);
        calls.put("createBytesMessage", context::createBytesMessage);
        calls.put("createMapMessage", context::createMapMessage);
        calls.put("createStreamMessage", context::createStreamMessage);
        calls.put("createObjectMessage", context::createObjectMessage);
        calls.put("commit", context::commit);
        calls.put("rollback", context::rollback);
        calls.put("recover", context::recover);
        calls.put("acknowledge", context::acknowledge);
        calls.put("unsubscribe", () -> context.unsubscribe("s"));
        calls.put("start", context::start);
        calls.put("stop", context::stop);
        calls.put("getClientID", context::getClientID);
        calls.put("setClientID", () -> context.setClientID("id"));
        calls.put("getMetaData", context::getMetaData);
        calls.put("getExceptionListener", context::getExceptionListener);
        calls.put("setExceptionListener", () -> context.setExceptionListener(null));
        calls.put("consumer.receive", ofContext::receiveNoWait);
        calls.put("consumer.receiveBody", () -> ofContext.receiveBodyNoWait(String.class));
        calls.put("consumer.getMessageSelector", ofContext::getMessageSelector);
        calls.put("consumer.getMessageListener", ofContext::getMessageListener);
        calls.put("consumer.setMessageListener", () -> ofContext.setMessageListener(null));
        calls.put("producer.send", () -> producerOfContext.send(queue, "text"));
        assertRefused(calls, IllegalStateRuntimeException.class);
        ofContext.close();
    }
}
