/** The store on JDBC: the parts in the folders below, put together. */
@NullMarked
package io.rowmq.store.jdbc.internal;

import org.jspecify.annotations.NullMarked;
