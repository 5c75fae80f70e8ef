package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;

/** Synchronous receipt: who waits for what, and what ends the wait. */
class ReceiveTest extends Bench {

    @Test
    void returnsMessagesInTheOrderTheyWereSent() throws JMSException {
        send(queue(), "a", "b", "c");
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        assertThat(text(consumer.receive())).isEqualTo("a");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("b");
        assertThat(text(consumer.receiveNoWait())).isEqualTo("c");
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    void waitsUntilAMessageComes() throws Exception {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(consumer::receive).blocked();
        send(queue(), "late");
        assertThat(text(receive.result())).isEqualTo("late");
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws Exception {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        assertThat(consumer.receive(1)).isNull();
    }

    @Test
    void leavesTheNextMessageToOthersAfterATimeout() throws Exception {
        MessageConsumer impatient = connection.createSession().createConsumer(queue());
        MessageConsumer patient = connection.createSession().createConsumer(queue());
        assertThat(impatient.receive(1)).isNull();
        InThread<Message> receive = InThread.call(patient::receive).blocked();
        send(queue(), "for the patient");
        assertThat(text(receive.result())).isEqualTo("for the patient");
    }

    @Test
    void refusesANegativeTimeout() throws JMSException {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        assertThatThrownBy(() -> consumer.receive(-1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void returnsNullWhenTheConsumerIsClosed() throws Exception {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(consumer::receive).blocked();
        consumer.close();
        assertThat(receive.result()).isNull();
    }

    @Test
    void returnsNullWhenTheSessionIsClosed() throws Exception {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue());
        InThread<Message> receive = InThread.call(consumer::receive).blocked();
        session.close();
        assertThat(receive.result()).isNull();
    }

    @Test
    void returnsNullWhenTheConnectionIsClosed() throws Exception {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(consumer::receive).blocked();
        connection.close();
        assertThat(receive.result()).isNull();
    }

    @Test
    void throwsWhenTheThreadIsInterrupted() throws Exception {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(consumer::receive).blocked();
        receive.interrupt();
        assertThatThrownBy(receive::result).isInstanceOf(JMSException.class).hasMessageContaining("interrupted");
        send(queue(), "still there");
        assertThat(text(consumer.receiveNoWait())).isEqualTo("still there");
    }

    @Test
    void refusesASecondThreadInTheSameSession() throws Exception {
        Session session = connection.createSession();
        MessageConsumer first = session.createConsumer(queue());
        MessageConsumer second = session.createConsumer(queue("others"));
        InThread<Message> receive = InThread.call(first::receive).blocked();
        assertThatThrownBy(second::receiveNoWait)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one thread");
        first.close();
        assertThat(receive.result()).isNull();
        assertThat(second.receiveNoWait()).isNull();
    }

    @Test
    void refusesASessionThatHasAListener() throws JMSException {
        Session session = connection.createSession();
        MessageConsumer listening = session.createConsumer(queue());
        MessageConsumer receiving = session.createConsumer(queue("others"));
        listening.setMessageListener(message -> {});
        assertThatThrownBy(receiving::receiveNoWait).isInstanceOf(IllegalStateException.class);
        listening.setMessageListener(null);
        assertThat(receiving.receiveNoWait()).isNull();
    }

    @Test
    void refusesAListenerWhileAThreadReceives() throws Exception {
        Session session = connection.createSession();
        MessageConsumer receiving = session.createConsumer(queue());
        MessageConsumer other = session.createConsumer(queue("others"));
        InThread<Message> receive = InThread.call(receiving::receive).blocked();
        assertThatThrownBy(() -> other.setMessageListener(message -> {})).isInstanceOf(IllegalStateException.class);
        receiving.close();
        receive.result();
    }

    @Test
    void sharesAQueueBetweenConsumersWithoutDoubles() throws Exception {
        MessageConsumer one = connection.createSession().createConsumer(queue());
        MessageConsumer two = connection.createSession().createConsumer(queue());
        send(queue(), "a", "b", "c");
        assertThat(text(one.receiveNoWait())).isEqualTo("a");
        assertThat(text(two.receiveNoWait())).isEqualTo("b");
        assertThat(text(one.receiveNoWait())).isEqualTo("c");
        assertThat(two.receiveNoWait()).isNull();
    }

    @Test
    void takesOnlyWhatTheSelectorSelects() throws JMSException {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue(), "colour = 'red'");
        for (String colour : new String[] {"blue", "red", "green"}) {
            Message message = session.createTextMessage(colour);
            message.setStringProperty("colour", colour);
            session.createProducer(queue()).send(message);
        }
        assertThat(consumer.getMessageSelector()).isEqualTo("colour = 'red'");
        assertThat(drain(consumer)).containsExactly("red");
        assertThat(browse(queue())).containsExactly("blue", "green");
    }

    @Test
    void tellsOfNoSelectorWhereItIsEmpty() throws JMSException {
        assertThat(connection.createSession().createConsumer(queue(), "").getMessageSelector())
                .isNull();
    }
}
