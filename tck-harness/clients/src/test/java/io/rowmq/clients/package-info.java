/** Clients that were written for other providers, run on RowMQ as they are: what all their tests need. */
@NullMarked
package io.rowmq.clients;

import org.jspecify.annotations.NullMarked;
