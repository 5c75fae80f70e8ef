package io.rowmq.internal.engine;

import io.rowmq.spi.DestinationRow;

/** A destination of this database, by its key: a queue or a topic, permanent or temporary. */
public interface StoredDestination {

    /** Its key; negative if temporary. */
    long id();

    /** Queue or topic. */
    DestinationRow.Kind kind();

    /** The physical name. */
    String name();

    /** Whether it is temporary. */
    boolean temporary();

    /** How those who watch know it. */
    default DestinationRow row() {
        return new DestinationRow(id(), kind(), name());
    }
}
