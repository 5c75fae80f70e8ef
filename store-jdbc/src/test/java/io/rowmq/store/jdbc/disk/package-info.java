/** A disk for H2 that tests can take the power from, fill up or break. */
@NullMarked
package io.rowmq.store.jdbc.disk;

import org.jspecify.annotations.NullMarked;
