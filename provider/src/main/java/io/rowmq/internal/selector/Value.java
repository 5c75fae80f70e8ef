package io.rowmq.internal.selector;

import io.rowmq.spi.StoredMessage;
import org.jspecify.annotations.Nullable;

/** An operand, ready to be evaluated: null is SQL's NULL. Never throws. */
@FunctionalInterface
interface Value {

    @Nullable Object of(StoredMessage message);
}
