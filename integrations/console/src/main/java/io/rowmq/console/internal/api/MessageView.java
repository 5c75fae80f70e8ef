package io.rowmq.console.internal.api;

import io.rowmq.management.RowmqMessage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as pages get them. Positions are text: a browser's numbers are too short for them. */
final class MessageView {

    /** Characters of a body that a list shows. */
    private static final int PREVIEW = 200;
    /** Characters of a text, and bytes, that a page shows; all of it can be saved to a file. */
    private static final int TEXT = 256 << 10;

    private static final int BYTES = 8 << 10;

    private MessageView() {}

    /** In a list. */
    static Map<String, @Nullable Object> row(RowmqMessage message) {
        Map<String, @Nullable Object> row = headers(message);
        String text = message.text();
        row.put("text", text == null ? null : cut(text, PREVIEW));
        return row;
    }

    /** By itself. */
    static Map<String, @Nullable Object> whole(RowmqMessage message) {
        Map<String, @Nullable Object> whole = headers(message);
        String text = message.text();
        byte[] bytes = message.bytes();
        whole.put("text", text == null ? null : cut(text, TEXT));
        whole.put("bytes", bytes == null ? null : Arrays.copyOf(bytes, Math.min(bytes.length, BYTES)));
        whole.put("cut", text != null && text.length() > TEXT || bytes != null && bytes.length > BYTES);
        return whole;
    }

    /** Not between the two halves of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static Map<String, @Nullable Object> headers(RowmqMessage message) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("position", Long.toString(message.position()));
        view.put("id", message.id());
        view.put("inHand", message.inHand());
        view.put("deliveries", message.deliveries());
        view.put("priority", message.priority());
        view.put("persistent", message.persistent());
        view.put("timestamp", message.timestamp());
        view.put("expiration", message.expiration());
        view.put("deliveryTime", message.deliveryTime());
        view.put("correlationId", message.correlationId());
        view.put("replyTo", message.replyTo());
        view.put("type", message.type());
        view.put("properties", message.properties());
        view.put("bodyType", message.bodyType());
        view.put("bodySize", message.bodySize());
        return view;
    }
}
