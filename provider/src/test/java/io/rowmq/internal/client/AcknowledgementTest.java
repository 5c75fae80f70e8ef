package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** AUTO, DUPS_OK and CLIENT acknowledgement (section 6.2.10). */
class AcknowledgementTest extends Bench {

    @Test
    void autoAcknowledgesBeforeReceiveReturns() throws JMSException {
        send(queue(), "a");
        Session session = session(connection, SessionMode.AUTO);
        assertThat(session.createConsumer(queue()).receiveNoWait()).isNotNull();
        session.recover();
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void autoGivesTheMessageBackIfItCannotAcknowledge() throws JMSException {
        send(queue(), "a");
        MessageConsumer consumer = session(connection, SessionMode.AUTO).createConsumer(queue());
        engine.failCommits(new JMSException("disk full"));
        assertThatThrownBy(consumer::receiveNoWait)
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("disk full");
        engine.failCommits(null);
        Message message = consumer.receiveNoWait();
        assertThat(text(message)).isEqualTo("a");
        assertThat(message.getJMSRedelivered()).isFalse();
    }

    @Test
    void clientKeepsEverythingUntilOneMessageIsAcknowledged() throws JMSException {
        send(queue(), "a", "b", "c");
        Session session = session(connection, SessionMode.CLIENT);
        MessageConsumer consumer = session.createConsumer(queue());
        Message first = consumer.receiveNoWait();
        consumer.receiveNoWait();
        first.acknowledge();
        consumer.receiveNoWait();
        session.close();
        assertThat(browse(queue())).containsExactly("c");
    }

    @Test
    void clientAcknowledgesInOneUnit() throws JMSException {
        send(queue(), "a", "b", "c");
        MessageConsumer consumer = session(connection, SessionMode.CLIENT).createConsumer(queue());
        consumer.receiveNoWait();
        consumer.receiveNoWait();
        Message last = consumer.receiveNoWait();
        int before = engine.settlingUnits();
        last.acknowledge();
        assertThat(engine.settlingUnits()).isEqualTo(before + 1);
    }

    @Test
    void clientCanAcknowledgeAgainAfterAFailure() throws JMSException {
        send(queue(), "a");
        Session session = session(connection, SessionMode.CLIENT);
        Message message = session.createConsumer(queue()).receiveNoWait();
        engine.failCommits(new JMSException("disk full"));
        assertThatThrownBy(message::acknowledge).isInstanceOf(JMSException.class);
        engine.failCommits(null);
        message.acknowledge();
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void clientAcknowledgesWhatAClosedConsumerReceived() throws JMSException {
        send(queue(), "a");
        Session session = session(connection, SessionMode.CLIENT);
        MessageConsumer consumer = session.createConsumer(queue());
        Message message = consumer.receiveNoWait();
        consumer.close();
        message.acknowledge();
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void recoverBringsEverythingBackInOrderAndFlagged() throws JMSException {
        send(queue(), "a", "b", "c");
        Session session = session(connection, SessionMode.CLIENT);
        MessageConsumer consumer = session.createConsumer(queue());
        consumer.receiveNoWait();
        consumer.receiveNoWait();
        session.recover();
        Message again = consumer.receiveNoWait();
        assertThat(text(again)).isEqualTo("a");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(count(again)).isEqualTo(2);
        assertThat(text(consumer.receiveNoWait())).isEqualTo("b");
        Message fresh = consumer.receiveNoWait();
        assertThat(text(fresh)).isEqualTo("c");
        assertThat(fresh.getJMSRedelivered()).isFalse();
        assertThat(count(fresh)).isEqualTo(1);
    }

    @Test
    void closingAClientSessionGivesBackWhatItDidNotAcknowledge() throws JMSException {
        send(queue(), "a");
        Session session = session(connection, SessionMode.CLIENT);
        session.createConsumer(queue()).receiveNoWait();
        session.close();
        Message again = connection.createSession().createConsumer(queue()).receiveNoWait();
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(count(again)).isEqualTo(2);
    }

    @Test
    void dupsOkAcknowledgesManyTogetherAndNoneLaterThanTheFirstIdleMoment() throws JMSException {
        send(queue(), "a", "b", "c");
        Session session = session(connection, SessionMode.DUPS_OK);
        MessageConsumer consumer = session.createConsumer(queue());
        int before = engine.settlingUnits();
        assertThat(text(consumer.receiveNoWait())).isEqualTo("a");
        assertThat(text(consumer.receiveNoWait())).isEqualTo("b");
        assertThat(text(consumer.receiveNoWait())).isEqualTo("c");
        assertThat(engine.settlingUnits()).isEqualTo(before);
        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(engine.settlingUnits()).isEqualTo(before + 1);
        session.recover();
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    void dupsOkAcknowledgesWhenItsConsumerCloses() throws JMSException {
        send(queue(), "a");
        Session session = session(connection, SessionMode.DUPS_OK);
        MessageConsumer consumer = session.createConsumer(queue());
        consumer.receiveNoWait();
        consumer.close();
        session.recover();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void dupsOkAcknowledgesWhenItCloses() throws JMSException {
        send(queue(), "a");
        Session session = session(connection, SessionMode.DUPS_OK);
        session.createConsumer(queue()).receiveNoWait();
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void dupsOkNeverPutsOffManyAcknowledgements() throws JMSException {
        String[] texts = new String[64];
        Arrays.fill(texts, "x");
        send(queue(), texts);
        Session session = session(connection, SessionMode.DUPS_OK);
        MessageConsumer consumer = session.createConsumer(queue());
        int before = engine.settlingUnits();
        for (int i = 0; i < texts.length; i++) {
            consumer.receiveNoWait();
        }
        assertThat(engine.settlingUnits()).isEqualTo(before + 1);
    }

    @Test
    void acknowledgeIsIgnoredWhereTheSessionDoesIt() throws JMSException {
        send(queue(), "a", "b");
        for (SessionMode mode : new SessionMode[] {SessionMode.AUTO, SessionMode.DUPS_OK}) {
            session(connection, mode).createConsumer(queue()).receiveNoWait().acknowledge();
        }
        assertThat(connection.createSession().createTextMessage("new")).satisfies(Message::acknowledge);
    }

    @Test
    void acknowledgeIsRefusedOnceTheSessionIsClosed() throws JMSException {
        send(queue(), "a", "b");
        for (SessionMode mode : new SessionMode[] {SessionMode.AUTO, SessionMode.CLIENT}) {
            Session session = session(connection, mode);
            Message message = session.createConsumer(queue()).receiveNoWait();
            session.close();
            assertThatThrownBy(message::acknowledge).isInstanceOf(IllegalStateException.class);
            assertThat(text(message)).isNotNull();
        }
    }

    @Test
    void autoAcknowledgesWhenTheListenerHasReturned() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        Inbox<Message> inbox = new Inbox<>();
        Session session = session(connection, SessionMode.AUTO);
        session.createConsumer(queue()).setMessageListener(message -> {
            inbox.add(message);
            Uninterrupted.await(leave);
        });
        int before = engine.settlingUnits();
        send(queue(), "a");
        inbox.next();
        assertThat(engine.settlingUnits()).isEqualTo(before);
        leave.countDown();
        session.close();
        assertThat(engine.settlingUnits()).isEqualTo(before + 1);
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void recoverInAListenerBringsTheMessageAgain() throws Exception {
        for (SessionMode mode : new SessionMode[] {SessionMode.AUTO, SessionMode.DUPS_OK, SessionMode.CLIENT}) {
            Inbox<Integer> inbox = new Inbox<>();
            Session session = session(connection, mode);
            session.createConsumer(queue(mode.name()))
                    .setMessageListener(message -> Unchecked.run(() -> {
                        inbox.add(count(message));
                        if (count(message) == 1) {
                            session.recover();
                        } else {
                            message.acknowledge();
                        }
                    }));
            send(queue(mode.name()), "a");
            assertThat(inbox.next(2)).as(mode.name()).containsExactly(1, 2);
            session.close();
            assertThat(browse(queue(mode.name()))).as(mode.name()).isEmpty();
        }
    }
}
