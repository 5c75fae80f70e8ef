package io.rowmq.management;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The copies that are kept of what was consumed from a queue or topic. In the other parts of the management API
 * {@code archive://} and its destination stand for them, for example {@code archive://queue://orders}.
 *
 * @param destination the queue or topic
 * @param messages how many copies there are
 * @param firstSent when the first of them had been sent, null if there is none
 * @param keptMillis how long copies of what is consumed now are kept, milliseconds; 0 for not at all
 * @param limit how many are kept
 */
public record RowmqArchive(
        String destination, long messages, @Nullable Instant firstSent, long keptMillis, long limit) {}
