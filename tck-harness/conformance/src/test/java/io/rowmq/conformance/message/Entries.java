package io.rowmq.conformance.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.util.Arrays;

/** The typed accessors of messages, chosen by a {@link Conversion}. */
final class Entries {

    private Entries() {}

    static void setProperty(Message message, String name, Conversion type) throws JMSException {
        Object value = type.sample();
        switch (type) {
            case BOOLEAN -> message.setBooleanProperty(name, (boolean) value);
            case BYTE -> message.setByteProperty(name, (byte) value);
            case SHORT -> message.setShortProperty(name, (short) value);
            case INT -> message.setIntProperty(name, (int) value);
            case LONG -> message.setLongProperty(name, (long) value);
            case FLOAT -> message.setFloatProperty(name, (float) value);
            case DOUBLE -> message.setDoubleProperty(name, (double) value);
            case STRING -> message.setStringProperty(name, (String) value);
            default -> throw new IllegalArgumentException(type.name());
        }
    }

    static Object getProperty(Message message, String name, Conversion type) throws JMSException {
        return switch (type) {
            case BOOLEAN -> message.getBooleanProperty(name);
            case BYTE -> message.getByteProperty(name);
            case SHORT -> message.getShortProperty(name);
            case INT -> message.getIntProperty(name);
            case LONG -> message.getLongProperty(name);
            case FLOAT -> message.getFloatProperty(name);
            case DOUBLE -> message.getDoubleProperty(name);
            case STRING -> message.getStringProperty(name);
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    static void set(MapMessage message, String name, Conversion type) throws JMSException {
        Object value = type.sample();
        switch (type) {
            case BOOLEAN -> message.setBoolean(name, (boolean) value);
            case BYTE -> message.setByte(name, (byte) value);
            case SHORT -> message.setShort(name, (short) value);
            case CHAR -> message.setChar(name, (char) value);
            case INT -> message.setInt(name, (int) value);
            case LONG -> message.setLong(name, (long) value);
            case FLOAT -> message.setFloat(name, (float) value);
            case DOUBLE -> message.setDouble(name, (double) value);
            case STRING -> message.setString(name, (String) value);
            case BYTES -> message.setBytes(name, (byte[]) value);
        }
    }

    static Object get(MapMessage message, String name, Conversion type) throws JMSException {
        return switch (type) {
            case BOOLEAN -> message.getBoolean(name);
            case BYTE -> message.getByte(name);
            case SHORT -> message.getShort(name);
            case CHAR -> message.getChar(name);
            case INT -> message.getInt(name);
            case LONG -> message.getLong(name);
            case FLOAT -> message.getFloat(name);
            case DOUBLE -> message.getDouble(name);
            case STRING -> message.getString(name);
            case BYTES -> message.getBytes(name);
        };
    }

    static void write(StreamMessage message, Conversion type) throws JMSException {
        Object value = type.sample();
        switch (type) {
            case BOOLEAN -> message.writeBoolean((boolean) value);
            case BYTE -> message.writeByte((byte) value);
            case SHORT -> message.writeShort((short) value);
            case CHAR -> message.writeChar((char) value);
            case INT -> message.writeInt((int) value);
            case LONG -> message.writeLong((long) value);
            case FLOAT -> message.writeFloat((float) value);
            case DOUBLE -> message.writeDouble((double) value);
            case STRING -> message.writeString((String) value);
            case BYTES -> message.writeBytes((byte[]) value);
        }
    }

    static Object read(StreamMessage message, Conversion type) throws JMSException {
        return switch (type) {
            case BOOLEAN -> message.readBoolean();
            case BYTE -> message.readByte();
            case SHORT -> message.readShort();
            case CHAR -> message.readChar();
            case INT -> message.readInt();
            case LONG -> message.readLong();
            case FLOAT -> message.readFloat();
            case DOUBLE -> message.readDouble();
            case STRING -> message.readString();
            case BYTES -> readBytes(message);
        };
    }

    /** Writes the sample with the method of its type; a stream of bytes has no types. */
    static void write(BytesMessage message, Conversion type) throws JMSException {
        Object value = type.sample();
        switch (type) {
            case BOOLEAN -> message.writeBoolean((boolean) value);
            case BYTE -> message.writeByte((byte) value);
            case SHORT -> message.writeShort((short) value);
            case CHAR -> message.writeChar((char) value);
            case INT -> message.writeInt((int) value);
            case LONG -> message.writeLong((long) value);
            case FLOAT -> message.writeFloat((float) value);
            case DOUBLE -> message.writeDouble((double) value);
            case STRING -> message.writeUTF((String) value);
            case BYTES -> message.writeBytes((byte[]) value);
        }
    }

    static Object read(BytesMessage message, Conversion type) throws JMSException {
        return switch (type) {
            case BOOLEAN -> message.readBoolean();
            case BYTE -> message.readByte();
            case SHORT -> message.readShort();
            case CHAR -> message.readChar();
            case INT -> message.readInt();
            case LONG -> message.readLong();
            case FLOAT -> message.readFloat();
            case DOUBLE -> message.readDouble();
            case STRING -> message.readUTF();
            case BYTES -> {
                byte[] buffer = new byte[((byte[]) type.sample()).length];
                message.readBytes(buffer);
                yield buffer;
            }
        };
    }

    private static byte[] readBytes(StreamMessage message) throws JMSException {
        byte[] buffer = new byte[100];
        int count = message.readBytes(buffer);
        return Arrays.copyOf(buffer, Math.max(count, 0));
    }
}
