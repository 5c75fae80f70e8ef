package io.rowmq.junit;

import io.rowmq.RowmqQueue;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says what is in a queue, without taking anything: the messages that a consumer could receive now. What is delayed, in
 * a consumer's hands, or sent in a transaction that is still open is not seen.
 *
 * <p>The assertions wait until they are true, because what the test checks is often done by another thread, and fail if
 * they are not after {@linkplain #within a patience} of five seconds, real time. {@link #isEmpty} is the one that waits
 * for nothing: use it when whatever might send has come to its end.
 */
public final class QueueProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long STEP_NANOS = 5_000_000;

    private final ConnectionFactory factory;
    private final Queue queue;
    private final Duration patience;

    QueueProbe(ConnectionFactory factory, String queue) {
        this(factory, new RowmqQueue(queue), PATIENCE);
    }

    private QueueProbe(ConnectionFactory factory, Queue queue, Duration patience) {
        this.factory = factory;
        this.queue = queue;
        this.patience = patience;
    }

    /**
     * A probe for any queue.
     *
     * @param factory leads to the database of the queue
     * @param queue the queue
     * @return the probe
     */
    public static QueueProbe of(ConnectionFactory factory, Queue queue) {
        return new QueueProbe(factory, queue, PATIENCE);
    }

    /**
     * The same probe with another patience.
     *
     * @param newPatience how long an assertion waits, real time
     * @return the other probe
     */
    public QueueProbe within(Duration newPatience) {
        return new QueueProbe(factory, queue, newPatience);
    }

    /** {@return the queue} */
    public Queue queue() {
        return queue;
    }

    /**
     * The messages in the order in which they would be delivered.
     *
     * @return what is in the queue now
     * @throws JMSException if the queue cannot be read
     */
    public List<Message> messages() throws JMSException {
        try (JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(queue)) {
            @SuppressWarnings("unchecked") // a raw type of the interface, which holds messages (section 6.2.10)
            List<Message> messages = Collections.list(browser.getEnumeration());
            return messages;
        }
    }

    /**
     * The bodies of the text messages.
     *
     * @return their texts in the order of delivery, null for a message without a body
     * @throws jakarta.jms.MessageFormatException if there is a message of another type
     * @throws JMSException if the queue cannot be read
     */
    public List<@Nullable String> texts() throws JMSException {
        List<@Nullable String> texts = new ArrayList<>();
        for (Message message : messages()) {
            texts.add(message.getBody(String.class));
        }
        return texts;
    }

    /**
     * Waits until there are as many messages.
     *
     * @param count how many
     * @throws AssertionError if there are not in time
     */
    public void hasSize(int count) throws JMSException {
        await(count + " messages", messages -> messages.size() == count);
    }

    /**
     * Waits until there are none.
     *
     * @throws AssertionError if there are some all the time
     */
    public void becomesEmpty() throws JMSException {
        await("no messages", List::isEmpty);
    }

    /**
     * Looks once.
     *
     * @throws AssertionError if there is a message
     */
    public void isEmpty() throws JMSException {
        List<Message> messages = messages();
        if (!messages.isEmpty()) {
            throw failure("no messages", messages);
        }
    }

    /**
     * Waits until these texts are in the queue, and nothing else, in this order.
     *
     * @param texts the bodies of text messages
     * @throws AssertionError if they are not in time
     */
    public void hasTexts(String... texts) throws JMSException {
        List<String> wanted = List.of(texts);
        await("the texts " + wanted, messages -> textsOf(messages).equals(wanted));
    }

    /**
     * Waits until there is a message of a kind.
     *
     * @param what the kind, for the failure
     * @param kind whether a message is of the kind
     * @return the first of them
     * @throws AssertionError if there is none in time
     */
    public Message has(String what, Predicate<Message> kind) throws JMSException {
        return await("a message with " + what, messages -> messages.stream().anyMatch(kind)).stream()
                .filter(kind)
                .findFirst()
                .orElseThrow();
    }

    private List<Message> await(String wanted, Predicate<List<Message>> condition) throws JMSException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Message> messages = messages();
        while (!condition.test(messages)) {
            if (System.nanoTime() - deadline >= 0) {
                throw failure(wanted, messages);
            }
            LockSupport.parkNanos(STEP_NANOS);
            messages = messages();
        }
        return messages;
    }

    private AssertionError failure(String wanted, List<Message> found) {
        String content = found.isEmpty() ? "it is empty" : "there are " + found.size() + ": " + shown(found);
        return new AssertionError("Expected " + wanted + " in " + queue + ", but " + content);
    }

    private static List<@Nullable String> textsOf(List<Message> messages) {
        return messages.stream().map(QueueProbe::textOf).toList();
    }

    private static @Nullable String textOf(Message message) {
        try {
            return message.isBodyAssignableTo(String.class) ? message.getBody(String.class) : message.toString();
        } catch (JMSException e) {
            return message.toString();
        }
    }

    private static String shown(List<Message> messages) {
        int most = 20;
        String beginning =
                textsOf(messages.subList(0, Math.min(most, messages.size()))).toString();
        return messages.size() <= most ? beginning : beginning + " and " + (messages.size() - most) + " more";
    }
}
