package io.rowmq.internal.message;

import jakarta.jms.Message;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Messages of another provider: all that can be known of them is the interface. */
final class ForeignMessages {

    private ForeignMessages() {}

    /** Hides whose message it is. */
    static <M extends Message> M foreign(Class<M> type, M message) {
        Object hidden =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(message, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return type.cast(hidden);
    }
}
