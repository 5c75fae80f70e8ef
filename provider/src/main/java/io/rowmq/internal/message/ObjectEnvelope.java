package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An object message. */
final class ObjectEnvelope extends Envelope implements ObjectMessage {

    private final ObjectBody body;

    ObjectEnvelope(ObjectBody body) {
        super(body);
        this.body = body;
    }

    ObjectEnvelope(Received received, ObjectBody body) {
        super(received, body);
        this.body = body;
    }

    @Override
    public void setObject(@Nullable Serializable object) throws JMSException {
        body.set(object);
    }

    @Override
    public @Nullable Serializable getObject() throws JMSException {
        return body.get();
    }
}
