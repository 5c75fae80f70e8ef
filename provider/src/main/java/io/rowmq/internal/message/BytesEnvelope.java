package io.rowmq.internal.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.nio.ByteBuffer;

/** A bytes message. */
final class BytesEnvelope extends Envelope implements BytesMessage {

    private final BytesBody body;

    BytesEnvelope() {
        this(new BytesBody());
    }

    private BytesEnvelope(BytesBody body) {
        super(body);
        this.body = body;
    }

    BytesEnvelope(Received received, BytesBody body) {
        super(received, body);
        this.body = body;
    }

    @Override
    public long getBodyLength() throws JMSException {
        return body.length();
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return body.read(buffer -> buffer.get() != 0);
    }

    @Override
    public byte readByte() throws JMSException {
        return body.read(ByteBuffer::get);
    }

    @Override
    public int readUnsignedByte() throws JMSException {
        return body.read(buffer -> Byte.toUnsignedInt(buffer.get()));
    }

    @Override
    public short readShort() throws JMSException {
        return body.read(ByteBuffer::getShort);
    }

    @Override
    public int readUnsignedShort() throws JMSException {
        return body.read(buffer -> Short.toUnsignedInt(buffer.getShort()));
    }

    @Override
    public char readChar() throws JMSException {
        return body.read(ByteBuffer::getChar);
    }

    @Override
    public int readInt() throws JMSException {
        return body.read(ByteBuffer::getInt);
    }

    @Override
    public long readLong() throws JMSException {
        return body.read(ByteBuffer::getLong);
    }

    @Override
    public float readFloat() throws JMSException {
        return body.read(ByteBuffer::getFloat);
    }

    @Override
    public double readDouble() throws JMSException {
        return body.read(ByteBuffer::getDouble);
    }

    @Override
    public String readUTF() throws JMSException {
        return body.readUtf();
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return body.readInto(value, value.length);
    }

    @Override
    public int readBytes(byte[] value, int length) throws JMSException {
        return body.readInto(value, length);
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        body.writer().write(out -> out.writeBoolean(value));
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        body.writer().write(out -> out.writeByte(value));
    }

    @Override
    public void writeShort(short value) throws JMSException {
        body.writer().write(out -> out.writeShort(value));
    }

    @Override
    public void writeChar(char value) throws JMSException {
        body.writer().write(out -> out.writeChar(value));
    }

    @Override
    public void writeInt(int value) throws JMSException {
        body.writer().write(out -> out.writeInt(value));
    }

    @Override
    public void writeLong(long value) throws JMSException {
        body.writer().write(out -> out.writeLong(value));
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        body.writer().write(out -> out.writeFloat(value));
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        body.writer().write(out -> out.writeDouble(value));
    }

    @Override
    public void writeUTF(String value) throws JMSException {
        body.writer().write(out -> out.writeUTF(value));
    }

    @Override
    public void writeBytes(byte[] value) throws JMSException {
        body.writer().write(out -> out.write(value));
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        body.writer().write(out -> out.write(value, offset, length));
    }

    @Override
    public void writeObject(Object value) throws JMSException {
        body.writer().writeObject(value);
    }

    @Override
    public void reset() {
        body.reset();
    }
}
