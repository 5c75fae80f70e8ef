package io.rowmq.store.jdbc.internal;

import io.rowmq.store.jdbc.internal.commit.Positions;

/**
 * What opening a database has found.
 *
 * @param positions where positions and transaction numbers go on
 * @param partsExist whether there are bodies stored in parts
 */
public record Recovered(Positions positions, boolean partsExist) {}
