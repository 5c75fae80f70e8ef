package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;

/** A text message. */
final class TextEnvelope extends Envelope implements TextMessage {

    private final TextBody body;

    TextEnvelope(@Nullable String text) {
        this(TextBody.of(text));
    }

    private TextEnvelope(TextBody body) {
        super(body);
        this.body = body;
    }

    TextEnvelope(Received received, TextBody body) {
        super(received, body);
        this.body = body;
    }

    @Override
    public void setText(@Nullable String text) throws JMSException {
        body.set(text);
    }

    @Override
    public @Nullable String getText() {
        return body.get();
    }
}
