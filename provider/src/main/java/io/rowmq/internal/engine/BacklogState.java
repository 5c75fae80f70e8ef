package io.rowmq.internal.engine;

/**
 * What this JVM knows of a queue or subscription, without asking the database.
 *
 * @param consumers consumers in this JVM
 * @param inHand messages in the hands of sessions of this JVM
 * @param arrived messages that came since the engine was opened
 * @param settled messages that were received, moved or removed since then
 */
public record BacklogState(int consumers, int inHand, long arrived, long settled) {

    /** What is known of one that nobody here uses. */
    public static final BacklogState UNUSED = new BacklogState(0, 0, 0, 0);
}
