package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqSession;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transacted sessions (section 6.2.7). */
class TransactionTest extends Bench {

    private Session session;
    private MessageConsumer consumer;
    private MessageProducer producer;

    @BeforeEach
    void createSession() throws JMSException {
        session = session(connection, SessionMode.TRANSACTED);
        consumer = session.createConsumer(queue());
        producer = session.createProducer(queue("out"));
    }

    private void step() throws JMSException {
        Message message = consumer.receiveNoWait();
        producer.send(session.createTextMessage("re: " + text(message)));
    }

    @Test
    void commitsReceiptAndSendsInOneUnit() throws JMSException {
        send(queue(), "a", "b");
        int before = engine.settlingUnits();
        step();
        step();
        assertThat(browse(queue("out"))).isEmpty();
        session.commit();
        assertThat(engine.settlingUnits()).isEqualTo(before + 1);
        assertThat(browse(queue("out"))).containsExactly("re: a", "re: b");
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void rollsBackBoth() throws JMSException {
        send(queue(), "a", "b");
        step();
        session.rollback();
        assertThat(browse(queue("out"))).isEmpty();
        Message again = consumer.receiveNoWait();
        assertThat(text(again)).isEqualTo("a");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(count(again)).isEqualTo(2);
        assertThat(text(consumer.receiveNoWait())).isEqualTo("b");
    }

    @Test
    void beginsTheNextTransactionByItself() throws JMSException {
        send(queue(), "a", "b");
        step();
        session.commit();
        step();
        session.rollback();
        step();
        session.commit();
        assertThat(browse(queue("out"))).containsExactly("re: a", "re: b");
    }

    @Test
    void saysSoWhenItRolledBackInstead() throws JMSException {
        send(queue(), "a");
        step();
        engine.failCommits(new JMSException("disk full"));
        assertThatThrownBy(session::commit)
                .isInstanceOf(TransactionRolledBackException.class)
                .hasMessageContaining("disk full");
        engine.failCommits(null);
        session.commit();
        assertThat(browse(queue("out"))).isEmpty();
        assertThat(count(consumer.receiveNoWait())).isEqualTo(2);
    }

    @Test
    void keepsWhatAClosedConsumerReceived() throws JMSException {
        send(queue(), "a");
        step();
        consumer.close();
        producer.close();
        session.commit();
        assertThat(browse(queue())).isEmpty();
        assertThat(browse(queue("out"))).containsExactly("re: a");
    }

    @Test
    void canEndWithNothingDone() throws JMSException {
        session.commit();
        session.rollback();
        assertThat(session.getTransacted()).isTrue();
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
    }

    @Test
    void cannotBeRecovered() {
        assertThatThrownBy(session::recover)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rollback");
    }

    @Test
    void existsInTransactedSessionsOnly() throws JMSException {
        RowmqSession auto = connection.createSession();
        assertThat(auto.getTransacted()).isFalse();
        assertThatThrownBy(auto::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AUTO");
        assertThatThrownBy(auto::rollback).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(auto::getJdbcConnection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("getJdbcConnection")
                .hasMessageContaining("SESSION_TRANSACTED");
    }

    @Test
    void keepsAReceivedMessageFromOthersUntilItEnds() throws JMSException {
        send(queue(), "a");
        consumer.receiveNoWait();
        MessageConsumer other = connection.createSession().createConsumer(queue());
        assertThat(other.receiveNoWait()).isNull();
        session.rollback();
        assertThat(text(other.receiveNoWait())).isEqualTo("a");
    }

    @Test
    void rollbackWakesWhoWaitsForTheMessage() throws Exception {
        send(queue(), "a");
        consumer.receiveNoWait();
        MessageConsumer other = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(other::receive).blocked();
        session.rollback();
        assertThat(count(receive.result())).isEqualTo(2);
    }
}
