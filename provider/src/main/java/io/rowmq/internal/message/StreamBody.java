package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.TypedJson;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a stream message. It is written until it is reset, and then read. A read that fails does not advance.
 * That of a received message is decoded when it is first read.
 */
final class StreamBody extends Body {

    private static final String NEXT = "The next value of the stream";

    private @Nullable MessageBody received;
    private @Nullable List<@Nullable Object> values;
    private int next;

    /** How far the byte array at {@link #next} has been read by {@link #readInto}, -1 if that has not begun. */
    private int offset = -1;

    /** An empty body to be written. */
    StreamBody() {
        super(false);
    }

    private StreamBody(MessageBody received) {
        super(true);
        this.received = received;
    }

    static StreamBody received(MessageBody stored) {
        return new StreamBody(stored);
    }

    /** One of the {@link Conversions}. */
    @FunctionalInterface
    interface Conversion<T> {
        T of(@Nullable Object value, String what) throws JMSException;
    }

    /** Reads the next value as a type. */
    <T> T read(Conversion<T> conversion) throws JMSException {
        Object value = peek();
        if (offset >= 0) {
            throw new MessageFormatException("A byte array is being read with readBytes and has not been read to its"
                    + " end; call readBytes until it returns less than the length of its buffer");
        }
        T result = conversion.of(value, NEXT);
        next++;
        return result;
    }

    /** Reads the next part of a byte array; -1 after its last part if that filled the buffer, and for null. */
    int readInto(byte[] target) throws JMSException {
        Object value = peek();
        if (value == null) {
            next++;
            return -1;
        }
        if (!(value instanceof byte[] bytes)) {
            throw new MessageFormatException(
                    NEXT + " is of type " + value.getClass().getSimpleName() + " and cannot be read as byte[]");
        }
        int start = Math.max(offset, 0);
        boolean over = offset == bytes.length;
        int count = Math.min(target.length, bytes.length - start);
        System.arraycopy(bytes, start, target, 0, count);
        if (over || count < target.length) {
            offset = -1;
            next++;
        } else {
            offset = start + count;
        }
        return over ? -1 : count;
    }

    void write(@Nullable Object value) throws JMSException {
        requireWriteable();
        values().add(Conversions.entryValue(value, "A value of a StreamMessage"));
    }

    /** Ends writing, and goes back to the start. */
    void reset() {
        endWriting();
        next = 0;
        offset = -1;
    }

    @Override
    MessageBody stored() throws JMSException {
        if (received != null) {
            return received;
        }
        return MessageBody.ofText(BodyType.STREAM, values().isEmpty() ? null : TypedJson.encode(values()));
    }

    @Override
    <T> @Nullable T as(Class<T> type) throws JMSException {
        throw notAssignable("StreamMessage", type);
    }

    @Override
    boolean isAssignableTo(Class<?> type) {
        return false;
    }

    @Override
    void clear() {
        super.clear();
        received = null;
        values = null;
        next = 0;
        offset = -1;
    }

    private @Nullable Object peek() throws JMSException {
        if (!readOnly()) {
            throw new MessageNotReadableException(
                    "The body of this message is being written and cannot be read; call reset() first");
        }
        if (next == values().size()) {
            throw new MessageEOFException("The stream has no value after its " + next);
        }
        return values().get(next);
    }

    private List<@Nullable Object> values() throws JMSException {
        if (values == null) {
            String json = received == null ? null : received.text();
            values = json == null ? new ArrayList<>() : TypedJson.decodeList(json);
        }
        return values;
    }
}
