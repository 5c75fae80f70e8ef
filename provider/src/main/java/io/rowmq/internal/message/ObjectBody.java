package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The body of an object message: serialised when it is set, so that the object may be changed afterwards, and read anew
 * each time. What was set on this message is read without asking for trust, because it comes from this application.
 */
final class ObjectBody extends Body {

    private final TrustedClasses trusted;
    private byte @Nullable [] serialized;
    private boolean foreign;

    private ObjectBody(TrustedClasses trusted, byte @Nullable [] serialized, boolean received) {
        super(received);
        this.trusted = trusted;
        this.serialized = serialized;
        this.foreign = received;
    }

    static ObjectBody empty(TrustedClasses trusted) {
        return new ObjectBody(trusted, null, false);
    }

    static ObjectBody received(TrustedClasses trusted, MessageBody stored) {
        return new ObjectBody(trusted, stored.bytes(), true);
    }

    @Nullable Serializable get() throws JMSException {
        return serialized == null ? null : Serialization.read(serialized, foreign ? trusted : null);
    }

    void set(@Nullable Serializable object) throws JMSException {
        requireWriteable();
        serialized = object == null ? null : Serialization.write(object);
    }

    @Override
    MessageBody stored() {
        return MessageBody.ofBytes(BodyType.OBJECT, serialized);
    }

    @Override
    <T> @Nullable T as(Class<T> type) throws JMSException {
        Serializable object = get();
        if (object != null && !type.isInstance(object)) {
            throw notAssignable(
                    "ObjectMessage that holds a " + object.getClass().getName(), type);
        }
        return object == null ? null : type.cast(object);
    }

    @Override
    boolean isAssignableTo(Class<?> type) throws JMSException {
        try {
            Serializable object = get();
            return object == null || type.isInstance(object);
        } catch (MessageFormatException unreadable) {
            // the interface asks for false where the object cannot be deserialised
            return false;
        }
    }

    @Override
    void clear() {
        super.clear();
        serialized = null;
        foreign = false;
    }
}
