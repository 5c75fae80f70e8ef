/**
 * Hints between the JVMs that share a database: what has become ready where. They make it fast; nothing depends on
 * them, because whoever waits also looks at the database now and then.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.hint;

import org.jspecify.annotations.NullMarked;
