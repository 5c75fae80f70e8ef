package io.rowmq.management;

import java.util.List;

/**
 * A part of what waits in a queue or subscription.
 *
 * @param messages in order of delivery; bodies of more than 64 KiB are left out
 * @param cursor what to browse on with
 * @param end whether nothing more was there
 */
public record MessagePage(List<RowmqMessage> messages, String cursor, boolean end) {

    /** Copies the messages. */
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
