package io.rowmq.internal.engine;

import io.rowmq.spi.DestinationRow;
import org.jspecify.annotations.Nullable;

/**
 * A destination in the directory.
 *
 * @param owner the connection a temporary destination lives with, null for a permanent one
 */
record KnownDestination(
        long id,
        DestinationRow.Kind kind,
        String name,
        @Nullable Origin owner) implements StoredDestination {

    static KnownDestination of(DestinationRow row) {
        return new KnownDestination(row.id(), row.kind(), row.name(), null);
    }

    @Override
    public boolean temporary() {
        return id < 0;
    }
}
