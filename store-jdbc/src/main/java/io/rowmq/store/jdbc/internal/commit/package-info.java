/**
 * Group commit: many units of work, one database transaction, one sync. The committing thread gives positions in the
 * order of commits, writes the units as a few batches, and applies their effects in the same order.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.commit;

import org.jspecify.annotations.NullMarked;
