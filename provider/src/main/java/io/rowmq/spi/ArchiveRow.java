package io.rowmq.spi;

/**
 * What the archive holds of one destination.
 *
 * @param destinationId the key of the queue or topic, which may have ended
 * @param messages how many copies, at least 1
 * @param lastPosition the highest position among them
 */
public record ArchiveRow(long destinationId, long messages, long lastPosition) {}
