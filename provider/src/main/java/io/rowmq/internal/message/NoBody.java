package io.rowmq.internal.message;

import io.rowmq.spi.MessageBody;
import org.jspecify.annotations.Nullable;

/** The body of a plain message: there is none. */
final class NoBody extends Body {

    NoBody() {
        super(false);
    }

    @Override
    MessageBody stored() {
        return MessageBody.NONE;
    }

    @Override
    <T> @Nullable T as(Class<T> type) {
        return null;
    }

    @Override
    boolean isAssignableTo(Class<?> type) {
        return true;
    }
}
