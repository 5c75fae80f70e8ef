package io.rowmq.store.jdbc.internal.commit;

import java.util.List;

/**
 * A database transaction that has been given to COMMIT.
 *
 * @param slot the row of its marker
 * @param number its number in that row
 * @param units what it contains
 * @param epoch the opening of the database in which it is known to be committed
 */
record Transaction(int slot, long number, List<Pending> units, int epoch) {

    Transaction knownIn(int newEpoch) {
        return new Transaction(slot, number, units, newEpoch);
    }
}
