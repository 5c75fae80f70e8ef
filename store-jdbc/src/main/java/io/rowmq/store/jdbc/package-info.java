/** The store of RowMQ on databases with a JDBC driver. Applications do not use it directly. */
@NullMarked
package io.rowmq.store.jdbc;

import org.jspecify.annotations.NullMarked;
