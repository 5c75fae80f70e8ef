package io.rowmq.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it gets for the test to look at. */
public final class Received implements MessageListener {

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(Message message) {
        messages.add(message);
    }

    /** Waits for the next message. */
    public Message next() throws InterruptedException {
        Message message = messages.poll(Specification.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(message).as("a message for the listener").isNotNull();
        return message;
    }

    /** Waits for so many text messages. */
    public List<String> texts(int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(text(next()));
        }
        return texts;
    }

    /** How many messages have come and have not been looked at. */
    public int pending() {
        return messages.size();
    }

    /** The body of a text message, for listeners, which cannot throw checked exceptions. */
    public static String text(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
