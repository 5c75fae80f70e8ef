package io.rowmq.internal.selector;

import io.rowmq.spi.StoredMessage;

/** A conditional expression, ready to be evaluated. Never throws. */
@FunctionalInterface
interface Condition {

    Truth of(StoredMessage message);
}
