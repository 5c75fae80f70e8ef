/** The codes under which everything that can go wrong in the store is reported. */
@NullMarked
package io.rowmq.store.jdbc.internal.error;

import org.jspecify.annotations.NullMarked;
