package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final RowmqQueue FRONTIER = new RowmqQueue(Crawl.FRONTIER);

    @Test
    void theFrontierTakesAUrlOnceUnlessItGoesBack() throws JMSException {
        Link page = new Link(URI.create("http://localhost/page"), 3);
        Link longer = new Link(URI.create("http://localhost/" + "x".repeat(1_900)), 4);
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:mem:links");
                Connection connection = factory.createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(FRONTIER)) {
            connection.start();
            producer.send(page.toMessage(session));
            producer.send(longer.toMessage(session));
            producer.send(page.toMessage(session));
            producer.send(longer.toMessage(session));
            assertThat(drain(session)).containsExactly(page, longer);
            producer.send(page.toMessage(session));
            producer.send(longer.toMessageOnceMore(session));
            assertThat(drain(session)).containsExactly(longer);
        }
    }

    private static List<Link> drain(Session session) throws JMSException {
        List<Link> links = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(FRONTIER)) {
            for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
                links.add(Link.of((TextMessage) message));
            }
        }
        return links;
    }
}
