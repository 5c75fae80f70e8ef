/**
 * The outbox: messages that the application writes in transactions of its own, on connections that are not the store's,
 * and that wait here to be moved to their destinations.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.outbox;

import org.jspecify.annotations.NullMarked;
