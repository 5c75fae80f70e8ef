/**
 * XA branches in a table of our own, because no database keeps its own prepared transactions well enough: H2 loses them
 * with their connection, and PostgreSQL ships with them turned off.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.branch;

import org.jspecify.annotations.NullMarked;
