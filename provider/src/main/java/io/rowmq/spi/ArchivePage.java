package io.rowmq.spi;

import java.util.List;

/**
 * A part of the archive of one destination, in the order of positions: that of sending.
 *
 * @param messages what was read
 * @param lastPosition up to which position the archive has now been read
 * @param end whether nothing was stored beyond when the read took place
 */
public record ArchivePage(List<ArchivedMessage> messages, long lastPosition, boolean end) {}
