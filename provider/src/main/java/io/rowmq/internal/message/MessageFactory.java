package io.rowmq.internal.message;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Makes messages: new ones for clients to fill, and received ones of what was stored. Immutable. */
public final class MessageFactory {

    private final TrustedClasses trusted;

    /**
     * Makes a factory.
     *
     * @param trusted the classes that may be read from received object messages
     */
    public MessageFactory(TrustedClasses trusted) {
        this.trusted = trusted;
    }

    /** A new message without a body. */
    public Message newMessage() {
        return new Envelope(new NoBody());
    }

    /** A new text message; null for one without text yet. */
    public TextMessage newTextMessage(@Nullable String text) {
        return new TextEnvelope(text);
    }

    /** A new bytes message, to be written. */
    public BytesMessage newBytesMessage() {
        return new BytesEnvelope();
    }

    /** A new map message. */
    public MapMessage newMapMessage() {
        return new MapEnvelope();
    }

    /** A new stream message, to be written. */
    public StreamMessage newStreamMessage() {
        return new StreamEnvelope();
    }

    /** A new object message, without an object yet. */
    public ObjectMessage newObjectMessage() {
        return new ObjectEnvelope(ObjectBody.empty(trusted));
    }

    /**
     * A new object message.
     *
     * @throws jakarta.jms.MessageFormatException if the object cannot be serialised
     */
    public ObjectMessage newObjectMessage(@Nullable Serializable object) throws JMSException {
        ObjectMessage message = newObjectMessage();
        message.setObject(object);
        return message;
    }

    /**
     * A message as a client receives it: body and properties read-only. Each call gives a message of its own, so that
     * what a client does with one does not show in another.
     *
     * @param stored what was stored; its body not detached
     * @param delivery what this delivery adds
     */
    public Message received(StoredMessage stored, Delivery delivery) {
        var received = new Envelope.Received(
                Headers.received(stored, delivery),
                Properties.received(stored.properties(), delivery),
                delivery.acknowledger());
        return switch (stored.body().type()) {
            case NONE -> new Envelope(received, new NoBody());
            case TEXT -> new TextEnvelope(received, TextBody.received(stored.body()));
            case BYTES -> new BytesEnvelope(received, BytesBody.received(stored.body()));
            case MAP -> new MapEnvelope(received, MapBody.received(stored.body()));
            case STREAM -> new StreamEnvelope(received, StreamBody.received(stored.body()));
            case OBJECT -> new ObjectEnvelope(received, ObjectBody.received(trusted, stored.body()));
        };
    }
}
