package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.StreamMessage;
import org.jspecify.annotations.Nullable;

/** A stream message. */
final class StreamEnvelope extends Envelope implements StreamMessage {

    private final StreamBody body;

    StreamEnvelope() {
        this(new StreamBody());
    }

    private StreamEnvelope(StreamBody body) {
        super(body);
        this.body = body;
    }

    StreamEnvelope(Received received, StreamBody body) {
        super(received, body);
        this.body = body;
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return body.read(Conversions::toBoolean);
    }

    @Override
    public byte readByte() throws JMSException {
        return body.read(Conversions::toByte);
    }

    @Override
    public short readShort() throws JMSException {
        return body.read(Conversions::toShort);
    }

    @Override
    public char readChar() throws JMSException {
        return body.read(Conversions::toChar);
    }

    @Override
    public int readInt() throws JMSException {
        return body.read(Conversions::toInt);
    }

    @Override
    public long readLong() throws JMSException {
        return body.read(Conversions::toLong);
    }

    @Override
    public float readFloat() throws JMSException {
        return body.read(Conversions::toFloat);
    }

    @Override
    public double readDouble() throws JMSException {
        return body.read(Conversions::toDouble);
    }

    @Override
    public @Nullable String readString() throws JMSException {
        return body.<@Nullable String>read(Conversions::toText);
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return body.readInto(value);
    }

    @Override
    public @Nullable Object readObject() throws JMSException {
        return body.<@Nullable Object>read((value, what) -> Conversions.copy(value));
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeShort(short value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeChar(char value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeInt(int value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeLong(long value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeString(@Nullable String value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeBytes(byte @Nullable [] value) throws JMSException {
        body.write(value);
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        body.write(Conversions.slice(value, offset, length));
    }

    @Override
    public void writeObject(@Nullable Object value) throws JMSException {
        body.write(value);
    }

    @Override
    public void reset() {
        body.reset();
    }
}
