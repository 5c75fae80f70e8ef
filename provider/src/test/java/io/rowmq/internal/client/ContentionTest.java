package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Many ways of receiving from one queue at the same time: every message arrives, once, and nobody sleeps through it.
 */
class ContentionTest extends Bench {

    private static final int MESSAGES = 2_000;

    private final Inbox<String> texts = new Inbox<>();
    private final List<InThread<Void>> receivers = new ArrayList<>();

    @RepeatedTest(3)
    void everyMessageArrivesOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            patientReceiver();
            impatientReceiver();
            listener();
        }
        StoreConnection restless = restless();
        InThread<Void> sender = InThread.run(this::sendAll);
        for (int i = 0; i < 200; i++) {
            restless.stop();
            Thread.yield();
            restless.start();
        }
        sender.result();
        Set<String> received = new TreeSet<>(texts.next(MESSAGES));
        assertThat(received).hasSize(MESSAGES);
        connection.close();
        restless.close();
        for (InThread<Void> receiver : receivers) {
            receiver.result();
        }
        assertThat(texts.isEmpty()).isTrue();
    }

    private void sendAll() throws JMSException {
        StoreConnection own = connect(null);
        Session session = own.createSession();
        MessageProducer producer = session.createProducer(queue());
        for (int i = 0; i < MESSAGES; i++) {
            producer.send(session.createTextMessage("m" + i));
        }
    }

    private void patientReceiver() throws JMSException {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        receivers.add(InThread.run(() -> receiveUntilClosed(consumer)));
    }

    private void receiveUntilClosed(MessageConsumer consumer) throws JMSException {
        try {
            for (Message next = consumer.receive(); next != null; next = consumer.receive()) {
                texts.add(text(next));
            }
        } catch (jakarta.jms.IllegalStateException closed) {
            // closed between two messages and not while waiting for one
        }
    }

    private void impatientReceiver() {
        receivers.add(InThread.run(() -> {
            while (true) {
                try (Session session = connection.createSession();
                        MessageConsumer consumer = session.createConsumer(queue())) {
                    for (int i = 0; i < 10; i++) {
                        Message next =
                                consumer.receive(1 + ThreadLocalRandom.current().nextInt(3));
                        if (next != null) {
                            texts.add(text(next));
                        }
                    }
                } catch (jakarta.jms.IllegalStateException closed) {
                    return;
                }
            }
        }));
    }

    private void listener() throws JMSException {
        connection.createSession().createConsumer(queue()).setMessageListener(message -> texts.add(text(message)));
    }

    /** A connection with both kinds of consumer that the test stops and starts. */
    private StoreConnection restless() throws JMSException {
        StoreConnection restless = connect(null);
        restless.createSession().createConsumer(queue()).setMessageListener(message -> texts.add(text(message)));
        MessageConsumer consumer = restless.createSession().createConsumer(queue());
        receivers.add(InThread.run(() -> receiveUntilClosed(consumer)));
        return restless;
    }
}
