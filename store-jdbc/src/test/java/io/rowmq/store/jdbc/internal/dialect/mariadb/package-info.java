/** What can be held without a server. */
@NullMarked
package io.rowmq.store.jdbc.internal.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
