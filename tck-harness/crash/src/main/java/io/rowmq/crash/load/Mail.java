package io.rowmq.crash.load;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Messages whose type, size and content follow from their key, so that whoever gets one can tell whether it is whole.
 */
final class Mail {

    private static final String KEY = "crashKey";
    private static final int USUAL_SIZE = 1_500;
    private static final int LARGE_SIZE = 300_000;

    private Mail() {}

    /** The message of a key. */
    static Message make(Session session, String key) throws JMSException {
        byte[] content = content(key);
        Message message;
        switch (Math.floorMod(key.hashCode(), 3)) {
            case 0 -> message = session.createTextMessage(text(content));
            case 1 -> {
                BytesMessage bytes = session.createBytesMessage();
                bytes.writeBytes(content);
                message = bytes;
            }
            default -> {
                MapMessage map = session.createMapMessage();
                map.setBytes("content", content);
                map.setInt("size", content.length);
                message = map;
            }
        }
        message.setStringProperty(KEY, key);
        return message;
    }

    /** The key of a message. */
    static String key(Message message) throws JMSException {
        return message.getStringProperty(KEY);
    }

    /** Whether the body is the one that belongs to the key. */
    static boolean intact(Message message) throws JMSException {
        byte[] content = content(key(message));
        return switch (Math.floorMod(key(message).hashCode(), 3)) {
            case 0 -> message instanceof TextMessage text && text(content).equals(text.getText());
            case 1 -> message instanceof BytesMessage bytes && Arrays.equals(content, read(bytes));
            default ->
                message instanceof MapMessage map
                        && map.getInt("size") == content.length
                        && Arrays.equals(content, map.getBytes("content"));
        };
    }

    private static byte[] read(BytesMessage message) throws JMSException {
        byte[] content = new byte[(int) message.getBodyLength()];
        message.readBytes(content);
        return content;
    }

    private static byte[] content(String key) {
        SplittableRandom random = new SplittableRandom(key.hashCode());
        byte[] content = new byte[random.nextInt(200) == 0 ? LARGE_SIZE : random.nextInt(USUAL_SIZE)];
        random.nextBytes(content);
        return content;
    }

    private static String text(byte[] content) {
        StringBuilder text = new StringBuilder(content.length);
        for (byte b : content) {
            text.append((char) ('a' + (b & 15)));
        }
        return text.toString();
    }
}
