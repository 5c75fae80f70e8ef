package io.rowmq.spi;

/**
 * A copy of a message that was consumed.
 *
 * @param position the position that the message had
 * @param consumedTime when it was consumed, milliseconds since the epoch
 * @param message the message; its body may be detached
 */
public record ArchivedMessage(long position, long consumedTime, StoredMessage message) {}
