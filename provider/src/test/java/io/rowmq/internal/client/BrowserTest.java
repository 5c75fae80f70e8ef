package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at queues (section 4.1.6). */
class BrowserTest extends Bench {

    private Session session;

    @BeforeEach
    void createSession() throws JMSException {
        session = connection.createSession();
    }

    @Test
    void seesMessagesInOrderAndTakesNone() throws JMSException {
        send(queue(), "a", "b");
        assertThat(browse(queue())).containsExactly("a", "b");
        assertThat(drain(session.createConsumer(queue()))).containsExactly("a", "b");
    }

    @Test
    void worksOnAStoppedConnection() throws JMSException {
        send(queue(), "a");
        connection.stop();
        assertThat(browse(queue())).containsExactly("a");
    }

    @Test
    void beginsAnewWithEachEnumeration() throws JMSException {
        QueueBrowser browser = session.createBrowser(queue());
        assertThat(browser.getEnumeration().hasMoreElements()).isFalse();
        send(queue(), "a");
        assertThat(browser.getEnumeration().hasMoreElements()).isTrue();
        assertThat(browser.getEnumeration().nextElement()).isNotNull();
    }

    @Test
    void tellsWhenThereIsNoMore() throws JMSException {
        Enumeration<?> messages = session.createBrowser(queue()).getEnumeration();
        assertThatThrownBy(messages::nextElement).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void selects() throws JMSException {
        Message red = session.createTextMessage("red");
        red.setStringProperty("colour", "red");
        session.createProducer(queue()).send(red);
        send(queue(), "plain");
        QueueBrowser browser = session.createBrowser(queue(), "colour = 'red'");
        assertThat(browser.getMessageSelector()).isEqualTo("colour = 'red'");
        assertThat(browser.getQueue()).isEqualTo(queue());
        Enumeration<?> messages = browser.getEnumeration();
        Message found = (Message) messages.nextElement();
        assertThat(text(found)).isEqualTo("red");
        assertThat(found.getJMSRedelivered()).isFalse();
        found.acknowledge();
        assertThat(messages.hasMoreElements()).isFalse();
    }

    @Test
    void refusesWhatCannotBeBrowsed() {
        Queue foreign = () -> "foreign";
        assertThatThrownBy(() -> session.createBrowser(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createBrowser(foreign)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createBrowser(queue(), "=TEST 'x'"))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void endsWhenItIsClosed() throws JMSException {
        send(queue(), "a");
        QueueBrowser browser = session.createBrowser(queue());
        Enumeration<?> messages = browser.getEnumeration();
        browser.close();
        assertThatThrownBy(messages::hasMoreElements).isInstanceOf(IllegalStateRuntimeException.class);
    }
}
