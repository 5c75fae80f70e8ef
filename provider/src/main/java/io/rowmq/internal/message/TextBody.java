package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** The body of a text message. */
final class TextBody extends Body {

    private @Nullable String text;

    private TextBody(@Nullable String text, boolean readOnly) {
        super(readOnly);
        this.text = text;
    }

    static TextBody of(@Nullable String text) {
        return new TextBody(text, false);
    }

    static TextBody received(MessageBody stored) {
        return new TextBody(stored.text(), true);
    }

    @Nullable String get() {
        return text;
    }

    void set(@Nullable String newText) throws JMSException {
        requireWriteable();
        text = newText;
    }

    @Override
    MessageBody stored() {
        return MessageBody.ofText(BodyType.TEXT, text);
    }

    @Override
    <T> @Nullable T as(Class<T> type) throws JMSException {
        if (!isAssignableTo(type)) {
            throw notAssignable("TextMessage", type);
        }
        return type.isInstance(text) ? type.cast(text) : null;
    }

    @Override
    boolean isAssignableTo(Class<?> type) {
        return text == null || type.isInstance(text);
    }

    @Override
    void clear() {
        super.clear();
        text = null;
    }
}
