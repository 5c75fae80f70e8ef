/** From RowMQ to message-driven beans: the deliveries of one activation, its threads, and its failures. */
@NullMarked
package io.rowmq.ra.internal.inbound;

import org.jspecify.annotations.NullMarked;
