package io.rowmq.spring.boot;

import io.rowmq.RowmqContext;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Puts itself between the application and the producers of its connections. Everything else of RowMQ's objects is
 * passed on as it is; what a connection, session or context makes is joined in turn.
 */
final class Joining {

    private final JdbcTransactions transactions;
    private final Function<Connection, RowmqContext> outboxes;

    Joining(JdbcTransactions transactions, Function<Connection, RowmqContext> outboxes) {
        this.transactions = transactions;
        this.outboxes = outboxes;
    }

    /** The same object, with producers that send within the thread's transaction. */
    <T> T join(T target) {
        return join(target, () -> {});
    }

    @SuppressWarnings("unchecked") // it has all interfaces of the target, and T is one of them
    private <T> T join(T target, Runnable openness) {
        return (T) Proxy.newProxyInstance(
                target.getClass().getClassLoader(), ClassUtils.getAllInterfaces(target), new Handler(target, openness));
    }

    private final class Handler implements InvocationHandler {

        private final Object target;
        /** Fails if what made the target is closed and the target does not know by itself. */
        private final Runnable openness;

        Handler(Object target, Runnable openness) {
            this.target = target;
            this.openness = openness;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (arguments != null) {
                if (method.getName().equals("equals") && arguments.length == 1) {
                    return proxy == arguments[0];
                }
                if (sends(method)) {
                    Connection jdbc = transactions.current();
                    if (jdbc != null) {
                        return send(proxy, method, arguments, jdbc);
                    }
                }
            }
            return adapted(proxy, call(target, method, arguments));
        }

        private boolean sends(Method method) {
            return method.getName().equals("send") || method.getName().equals("publish");
        }

        private @Nullable Object send(Object proxy, Method method, @Nullable Object[] arguments, Connection jdbc)
                throws Throwable {
            if (target instanceof JMSProducer producer) {
                openness.run();
                try (RowmqContext outbox = outboxes.apply(jdbc)) {
                    call(JoinedSend.like(producer, outbox.createProducer()), method, arguments);
                    return proxy;
                }
            }
            if (target instanceof MessageProducer producer) {
                JoinedSend send = JoinedSend.of(producer, arguments);
                if (send != null) {
                    sendChecked(send, jdbc);
                    return null;
                }
            }
            // not a send, or one that the producer refuses
            return adapted(proxy, call(target, method, arguments));
        }

        private void sendChecked(JoinedSend send, Connection jdbc) throws JMSException {
            try (RowmqContext outbox = outboxes.apply(jdbc)) {
                send.through(outbox);
            } catch (JMSRuntimeException e) {
                if (e.getCause() instanceof JMSException checked) {
                    throw checked;
                }
                throw e;
            }
        }

        private @Nullable Object adapted(Object proxy, @Nullable Object result) {
            if (result == target) {
                return proxy;
            }
            if (result instanceof JMSProducer && target instanceof JMSContext context) {
                return join(result, context::getTransacted);
            }
            return result instanceof Session || result instanceof JMSContext || result instanceof MessageProducer
                    ? join(result)
                    : result;
        }

        private static @Nullable Object call(Object on, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(on, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
