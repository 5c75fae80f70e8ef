package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;

/** Writes the body of a bytes message into memory. */
final class BytesWriter {

    private final Memory bytes = new Memory();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** One of the methods of the stream. */
    @FunctionalInterface
    interface Step {
        void to(DataOutputStream out) throws IOException;
    }

    void write(Step step) throws JMSException {
        try {
            step.to(out);
        } catch (UTFDataFormatException tooLong) {
            throw Failures.because(
                    new MessageFormatException("writeUTF takes texts of at most 65,535 bytes in UTF-8; write a longer"
                            + " one with writeBytes, or in a TextMessage"),
                    tooLong);
        } catch (IOException impossible) {
            throw Failures.because(new JMSException("Memory could not be written"), impossible);
        }
    }

    /** Writes an object as what it is; null is a NullPointerException (section 3.12). */
    void writeObject(Object value) throws JMSException {
        if (value instanceof Boolean flag) {
            write(to -> to.writeBoolean(flag));
        } else if (value instanceof Byte number) {
            write(to -> to.writeByte(number));
        } else if (value instanceof Short number) {
            write(to -> to.writeShort(number));
        } else if (value instanceof Character character) {
            write(to -> to.writeChar(character));
        } else if (value instanceof Integer number) {
            write(to -> to.writeInt(number));
        } else if (value instanceof Long number) {
            write(to -> to.writeLong(number));
        } else if (value instanceof Float number) {
            write(to -> to.writeFloat(number));
        } else if (value instanceof Double number) {
            write(to -> to.writeDouble(number));
        } else if (value instanceof String text) {
            write(to -> to.writeUTF(text));
        } else if (value instanceof byte[] array) {
            write(to -> to.write(array));
        } else {
            throw new MessageFormatException(
                    "A BytesMessage cannot hold a " + value.getClass().getName()
                            + "; it takes boolean, byte, short, char, int, long, float, double, String and byte[]");
        }
    }

    int size() {
        return bytes.size();
    }

    /** All that was written so far; what is written afterwards does not change the array. */
    byte[] toByteArray() {
        return bytes.content();
    }

    private static final class Memory extends ByteArrayOutputStream {

        /** Without a copy if the memory is full: it is only appended to, and then grows by moving to a new array. */
        byte[] content() {
            return count == buf.length ? buf : toByteArray();
        }
    }
}
