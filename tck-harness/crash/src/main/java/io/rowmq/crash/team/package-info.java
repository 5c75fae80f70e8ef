/**
 * Several JVMs on one database: they work off a tree of messages together while some of them are killed and others
 * stopped for longer than their lease, and in the end each message must have been processed by exactly one committed
 * transaction.
 */
@NullMarked
package io.rowmq.crash.team;

import org.jspecify.annotations.NullMarked;
