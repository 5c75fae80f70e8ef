/** The connection pool of messaginghub.org. */
@NullMarked
package io.rowmq.clients.pooled;

import org.jspecify.annotations.NullMarked;
