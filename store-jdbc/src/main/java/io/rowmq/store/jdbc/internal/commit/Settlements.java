package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Settlement;
import java.sql.SQLException;

/** The settlements of one transaction: collected, then carried out. */
interface Settlements {

    /**
     * Adds a settlement.
     *
     * @param node the node that has to hold the delivery, 0 if nobody must
     * @param partsExist whether there may be large bodies that go with removed messages
     */
    void add(Settlement settlement, long node, boolean partsExist) throws SQLException;

    /** Carries everything out. */
    void run() throws SQLException;
}
