/**
 * Who may deliver what. In an exclusive database claims live in memory; kept in the database is only a record of what
 * may be in a consumer's hands, so that it comes back flagged after a crash.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.claim;

import org.jspecify.annotations.NullMarked;
