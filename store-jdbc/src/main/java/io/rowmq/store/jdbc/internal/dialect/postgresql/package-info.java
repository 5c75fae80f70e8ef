/**
 * PostgreSQL, a database in other processes. Nothing is set for a whole connection, so that pools and poolers can stand
 * between; what a transaction needs it sets for itself.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
