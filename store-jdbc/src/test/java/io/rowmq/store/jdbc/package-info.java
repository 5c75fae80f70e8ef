/** What a store promises, held against each database, and what only some of them can get wrong. */
@NullMarked
package io.rowmq.store.jdbc;

import org.jspecify.annotations.NullMarked;
