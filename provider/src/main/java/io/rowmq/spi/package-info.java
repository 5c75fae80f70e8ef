/**
 * The one seam between the engine and a database. A store keeps destinations, messages and deliveries; everything that
 * changes it arrives as a {@link io.rowmq.spi.WorkUnit}, and the engine changes its memory only in the unit's
 * {@link io.rowmq.spi.Effect}, after the store said committed.
 */
@NullMarked
package io.rowmq.spi;

import org.jspecify.annotations.NullMarked;
