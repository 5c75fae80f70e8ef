package io.rowmq.internal.message;

import io.rowmq.spi.MessageBody;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import org.jspecify.annotations.Nullable;

/** The body of one message (section 3.11). That of a received message is read-only until it is cleared. */
abstract sealed class Body permits NoBody, TextBody, BytesBody, MapBody, StreamBody, ObjectBody {

    private boolean readOnly;

    Body(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** The body as it would be sent now; what happens to this one afterwards does not change it. */
    abstract MessageBody stored() throws JMSException;

    /**
     * The body as an object of a type, null if there is none.
     *
     * @throws MessageFormatException if it is not of that type
     */
    abstract <T> @Nullable T as(Class<T> type) throws JMSException;

    /** Whether {@link #as} would succeed. */
    abstract boolean isAssignableTo(Class<?> type) throws JMSException;

    /** Empties the body, which is then as in a new message. */
    void clear() {
        readOnly = false;
    }

    /** Ends writing. */
    final void endWriting() {
        readOnly = true;
    }

    final boolean readOnly() {
        return readOnly;
    }

    final void requireWriteable() throws MessageNotWriteableException {
        if (readOnly) {
            throw new MessageNotWriteableException("The body of this message is read-only, because the message was"
                    + " received or reset; call clearBody() first, or write a new message");
        }
    }

    static MessageFormatException notAssignable(String body, Class<?> type) {
        return new MessageFormatException("The body of a " + body + " cannot be had as " + type.getName()
                + "; ask isBodyAssignableTo(Class) for the types it can");
    }
}
