package io.rowmq.containers.app;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Sends and receives outside transactions. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Mail {

    private static final long PATIENCE = 120_000;

    @Resource(name = "jms/factory")
    private ConnectionFactory factory;

    @Resource(name = "jms/news")
    private Topic news;

    public void publish(String kind, String text) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().setProperty("kind", kind).send(news, text);
        }
    }

    public void send(String queue, String text) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(queue), text);
        }
    }

    /** Sends with the factory that every application has in its server. */
    public void sendByDefault(String queue, String text) throws NamingException {
        ConnectionFactory preset =
                (ConnectionFactory) new InitialContext().lookup("java:comp/DefaultJMSConnectionFactory");
        try (JMSContext context = preset.createContext()) {
            context.createProducer().send(context.createQueue(queue), text);
        }
    }

    /** Takes a message and says what it is. */
    public String take(String queue) throws JMSException {
        try (JMSContext context = factory.createContext()) {
            Message message = context.createConsumer(context.createQueue(queue)).receive(PATIENCE);
            return message == null
                    ? "nothing"
                    : message.getBody(String.class) + " " + message.getStringProperty("JMS_RowMQ_DeadLetterReason")
                            + " " + message.getStringProperty("JMS_RowMQ_ExceptionMessage");
        }
    }

    /** Asks the bean that answers. */
    public String ask(String question) {
        try (JMSContext context = factory.createContext()) {
            TemporaryQueue replies = context.createTemporaryQueue();
            Queue requests = context.createQueue("requests");
            context.createProducer().setJMSReplyTo(replies).send(requests, question);
            return context.createConsumer(replies).receiveBody(String.class, PATIENCE);
        }
    }
}
