/**
 * Names that mean the same in all JVMs of a shared database: destinations, subscriptions and client identifiers, which
 * node each of them belongs to, and what may be taken for granted about them while a message is published.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.names;

import org.jspecify.annotations.NullMarked;
