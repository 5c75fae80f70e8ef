/**
 * Forwards messages from a queue or a durable subscription of one provider to a destination of another, RowMQ being one
 * of the two, or both: {@link io.rowmq.relay.RelayBuilder} says what to forward where, and {@link io.rowmq.relay.Relay}
 * does it until it is closed.
 */
@NullMarked
package io.rowmq.relay;

import org.jspecify.annotations.NullMarked;
