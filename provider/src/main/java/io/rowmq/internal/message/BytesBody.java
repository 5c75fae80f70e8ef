package io.rowmq.internal.message;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bytes message, in the encoding of {@link java.io.DataOutputStream}. It is written until it is reset,
 * and then read: nothing changes the array from then on, so that it can be sent without a copy. A read that fails does
 * not advance.
 */
final class BytesBody extends Body {

    /** Null until something is written. */
    private @Nullable BytesWriter writer;

    private ByteBuffer reader = ByteBuffer.allocate(0);

    /** An empty body to be written. */
    BytesBody() {
        super(false);
    }

    private BytesBody(ByteBuffer reader) {
        super(true);
        this.reader = reader;
    }

    static BytesBody received(MessageBody stored) {
        byte[] bytes = stored.bytes();
        return new BytesBody(ByteBuffer.wrap(bytes == null ? new byte[0] : bytes));
    }

    /** Where the body is written. */
    BytesWriter writer() throws JMSException {
        requireWriteable();
        if (writer == null) {
            writer = new BytesWriter();
        }
        return writer;
    }

    /** Reads with one of the buffer's own methods. */
    <T> T read(Function<ByteBuffer, T> step) throws JMSException {
        try {
            return step.apply(reader());
        } catch (BufferUnderflowException end) {
            throw atEnd(end);
        }
    }

    String readUtf() throws JMSException {
        ByteBuffer buffer = reader();
        ByteArrayInputStream in = new ByteArrayInputStream(buffer.array(), buffer.position(), buffer.remaining());
        try {
            String text = new DataInputStream(in).readUTF();
            buffer.position(buffer.limit() - in.available());
            return text;
        } catch (EOFException end) {
            throw atEnd(end);
        } catch (IOException malformed) {
            throw Failures.because(
                    new MessageFormatException("What follows at byte " + buffer.position()
                            + " of this message was not written by writeUTF; read it as what it was written as"),
                    malformed);
        }
    }

    int readInto(byte[] target, int length) throws JMSException {
        ByteBuffer buffer = reader();
        Objects.checkFromIndexSize(0, length, target.length);
        if (!buffer.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, 0, count);
        return count;
    }

    long length() throws JMSException {
        return reader().limit();
    }

    /** Ends writing, and goes back to the start. */
    void reset() {
        if (!readOnly()) {
            reader = ByteBuffer.wrap(written());
            writer = null;
            endWriting();
        }
        reader.rewind();
    }

    @Override
    MessageBody stored() {
        return MessageBody.ofBytes(BodyType.BYTES, readOnly() ? reader.array() : written());
    }

    /** Resets the message before and after, also one that is still being written, as the interface documents. */
    @Override
    <T> @Nullable T as(Class<T> type) throws JMSException {
        if (!isAssignableTo(type)) {
            throw notAssignable("BytesMessage", type);
        }
        reset();
        return reader.limit() == 0 ? null : type.cast(reader.array().clone());
    }

    @Override
    boolean isAssignableTo(Class<?> type) {
        return (readOnly() ? reader.limit() : (writer == null ? 0 : writer.size())) == 0
                || type.isAssignableFrom(byte[].class);
    }

    @Override
    void clear() {
        super.clear();
        writer = null;
        reader = ByteBuffer.allocate(0);
    }

    private byte[] written() {
        return writer == null ? new byte[0] : writer.toByteArray();
    }

    private ByteBuffer reader() throws JMSException {
        if (!readOnly()) {
            throw new MessageNotReadableException(
                    "The body of this message is being written and cannot be read; call reset() first");
        }
        return reader;
    }

    private static MessageEOFException atEnd(Exception cause) {
        return Failures.because(
                new MessageEOFException("The message ends before the value that was to be read is complete"), cause);
    }
}
