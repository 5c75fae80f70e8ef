/**
 * The messages that applications hold: every interface of {@code jakarta.jms} that is a message, in front of small
 * parts for headers, properties and each type of body. {@link io.rowmq.internal.message.MessageFactory} makes them,
 * {@link io.rowmq.internal.message.Outgoing} takes the snapshot that a send stores, of our own and of foreign messages.
 */
@NullMarked
package io.rowmq.internal.message;

import org.jspecify.annotations.NullMarked;
