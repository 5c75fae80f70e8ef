/** The tables: creating them from versioned files in the jar, and checking that those found are ours. */
@NullMarked
package io.rowmq.store.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
