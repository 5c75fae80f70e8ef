package io.rowmq.crash.journal;

/**
 * One delivery: a message, named by its key, in one backlog.
 *
 * @param backlog the queue or durable subscription, a word without spaces, commas or slashes
 * @param key the message's key, never given twice in a campaign; without spaces, commas or slashes
 */
public record Ref(String backlog, String key) {

    @Override
    public String toString() {
        return backlog + "/" + key;
    }

    /** The reverse of {@link #toString}. */
    static Ref parse(String text) {
        int slash = text.indexOf('/');
        return new Ref(text.substring(0, slash), text.substring(slash + 1));
    }
}
