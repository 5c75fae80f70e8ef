/**
 * MariaDB, a database in other processes, which one JVM at a time has to itself. All connections read what is committed
 * (READ COMMITTED), so that no statement locks the gaps between rows.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
