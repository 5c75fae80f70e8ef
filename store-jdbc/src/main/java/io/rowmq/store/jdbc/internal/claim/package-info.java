/**
 * Who may deliver what. In an exclusive database claims live in memory; kept in the database is only a record of what
 * may be in a consumer's hands, so that it comes back flagged after a crash. In a shared one each row says which node
 * has claimed it, and a node that does not renew its lease loses its claims to the others.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.claim;

import org.jspecify.annotations.NullMarked;
