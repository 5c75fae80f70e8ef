package io.rowmq.store.jdbc.internal;

import io.rowmq.spi.BacklogId;
import io.rowmq.store.jdbc.internal.commit.Positions;
import java.util.List;

/**
 * What opening a database has found.
 *
 * @param positions where positions and transaction numbers go on
 * @param partsExist whether there are bodies stored in parts
 * @param temporary backlogs of temporary destinations and non-durable subscriptions that were left behind
 */
public record Recovered(Positions positions, boolean partsExist, List<BacklogId> temporary) {}
