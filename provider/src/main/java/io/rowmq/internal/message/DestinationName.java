package io.rowmq.internal.message;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A destination as text, for example {@code queue://orders}: how {@code JMSReplyTo} is stored.
 *
 * @param kind what it is
 * @param name its physical name, not empty
 */
public record DestinationName(Kind kind, String name) {

    /** The four kinds of destination. */
    public enum Kind {
        /** A queue. */
        QUEUE("queue://"),
        /** A topic. */
        TOPIC("topic://"),
        /** A temporary queue. */
        TEMPORARY_QUEUE("temp-queue://"),
        /** A temporary topic. */
        TEMPORARY_TOPIC("temp-topic://");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final int LONGEST = 1000;

    /**
     * Lets pass what can be the name of a destination.
     *
     * @param kind what it would be the name of, for the error
     * @throws IllegalArgumentException if it is blank or too long
     */
    public static String checked(String kind, @Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The name of a " + kind + " must not be blank, but is "
                    + (name == null ? "null" : "'" + name + "'"));
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("The name of a " + kind + " has at most " + LONGEST
                    + " characters, but this one has " + name.length() + ": " + name.substring(0, 50) + "…");
        }
        return name;
    }

    /**
     * Reads a destination's text form.
     *
     * @throws InvalidDestinationException if the text has none of the four prefixes, or no name after it
     */
    public static DestinationName parse(String text) throws JMSException {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix) && text.length() > kind.prefix.length()) {
                return new DestinationName(kind, text.substring(kind.prefix.length()));
            }
        }
        throw new InvalidDestinationException(
                "'" + text + "' is not the text of a destination; write queue://NAME, topic://NAME, temp-queue://NAME"
                        + " or temp-topic://NAME");
    }

    /**
     * The name of a destination, of whatever provider, by its public interface.
     *
     * @throws InvalidDestinationException if it is neither a queue nor a topic, is both, or has no name
     */
    public static DestinationName of(Destination destination) throws JMSException {
        boolean queue = destination instanceof Queue;
        boolean topic = destination instanceof Topic;
        if (queue == topic) {
            throw new InvalidDestinationException("The destination '" + destination + "' of "
                    + destination.getClass().getName()
                    + (queue ? " is both a queue and a topic" : " is neither a queue nor a topic")
                    + "; use one that a session or JNDI gave");
        }
        return queue ? ofQueue((Queue) destination) : ofTopic((Topic) destination);
    }

    /** The text form. */
    public String text() {
        return kind.prefix + name;
    }

    @Override
    public String toString() {
        return text();
    }

    private static DestinationName ofQueue(Queue queue) throws JMSException {
        Kind kind = queue instanceof TemporaryQueue ? Kind.TEMPORARY_QUEUE : Kind.QUEUE;
        return named(kind, queue.getQueueName(), queue);
    }

    private static DestinationName ofTopic(Topic topic) throws JMSException {
        Kind kind = topic instanceof TemporaryTopic ? Kind.TEMPORARY_TOPIC : Kind.TOPIC;
        return named(kind, topic.getTopicName(), topic);
    }

    private static DestinationName named(Kind kind, @Nullable String name, Destination destination)
            throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new InvalidDestinationException("The destination '" + destination + "' of "
                    + destination.getClass().getName() + " has no name; use one that a session or JNDI gave");
        }
        return new DestinationName(kind, name);
    }
}
