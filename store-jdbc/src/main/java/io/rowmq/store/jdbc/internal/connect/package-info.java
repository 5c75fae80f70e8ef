/**
 * Connections to the database: opening, pooling readers, opening again after a loss, and turning what goes wrong into
 * JMS exceptions in one place.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.connect;

import org.jspecify.annotations.NullMarked;
