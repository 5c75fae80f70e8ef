/**
 * What differs between databases: the statements as text blocks, and a
 * {@link io.rowmq.store.jdbc.internal.dialect.Dialect} for each database that replaces single ones and answers
 * questions. The rest of the store does not know which database it talks to.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
