/**
 * A shop whose orders are rows and whose events are messages, written in one commit; and a till that knows only SQL.
 */
@NullMarked
package io.rowmq.samples.outbox;

import org.jspecify.annotations.NullMarked;
