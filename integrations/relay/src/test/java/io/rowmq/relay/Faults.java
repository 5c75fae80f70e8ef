package io.rowmq.relay;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that fail where a test wants them to. */
final class Faults {

    private Faults() {}

    /** A factory whose transacted sessions fail to commit so often, and do nothing then. */
    static ConnectionFactory inCommit(ConnectionFactory factory, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return (ConnectionFactory) proxy(factory, ConnectionFactory.class, left);
    }

    private static Object proxy(Object real, Class<?> type, AtomicInteger left) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(real, method, arguments, left));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments, AtomicInteger left)
            throws Throwable {
        if (method.getName().equals("commit") && left.getAndDecrement() > 0) {
            throw new JMSException("the connection is lost, as planned");
        }
        try {
            Object result = method.invoke(real, arguments);
            if (result instanceof Connection) {
                return proxy(result, Connection.class, left);
            }
            return result instanceof Session ? proxy(result, Session.class, left) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
