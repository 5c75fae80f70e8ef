package io.rowmq.spi;

import java.util.List;

/**
 * A part of a backlog, in order of delivery.
 *
 * @param deliveries what was read
 * @param lastKey up to which order key the backlog has now been read, whether or not deliveries were left out
 * @param end whether nothing was stored beyond when the read took place
 */
public record Page(List<StoredDelivery> deliveries, long lastKey, boolean end) {}
