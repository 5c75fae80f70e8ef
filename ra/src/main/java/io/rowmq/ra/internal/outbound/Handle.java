package io.rowmq.ra.internal.outbound;

import io.rowmq.internal.client.Unchecked;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an application has of a session, context, producer, consumer or browser: passes calls on as long as the
 * connection handle it came from is open, and refuses what is not for applications in a server.
 *
 * <p>A proxy, because what it adds is the same for all of some two hundred methods.
 */
final class Handle implements InvocationHandler {

    private final Object target;
    private final HandleKind kind;
    private final Scope scope;
    private boolean closed;

    private Handle(Object target, HandleKind kind, Scope scope) {
        this.target = target;
        this.kind = kind;
        this.scope = scope;
    }

    /** A handle of the target that can be used as long as the scope has not ended. */
    static Object of(Object target, HandleKind kind, Scope scope) {
        return Proxy.newProxyInstance(
                Handle.class.getClassLoader(), kind.interfaces(), new Handle(target, kind, scope));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        try {
            if (method.getName().equals("close")) {
                close(proxy);
                return null;
            }
            check(method);
            if (kind.inServer(method)) {
                return scope.mode(method);
            }
            return handed(proxy, call(method, arguments));
        } catch (JMSException e) {
            throw unchecked(method) ? Unchecked.of(e) : e;
        }
    }

    private Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "handle of " + target;
        };
    }

    private void close(Object proxy) throws JMSException {
        if (!closed) {
            closed = true;
            scope.closed(proxy, target, kind);
        }
    }

    private void check(Method method) throws JMSException {
        if (closed) {
            throw new IllegalStateException(
                    "The " + kind.name().toLowerCase(Locale.ROOT) + " is closed; create a new one", "ROWMQ-CLOSED");
        }
        scope.checkOpen();
        kind.check(method);
        if (kind == HandleKind.SESSION) {
            scope.owner().domain().check(method);
        }
        if (kind.transactional(method)) {
            scope.owner().enlist();
        }
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            scope.owner().failed(e.getCause());
            throw e.getCause();
        }
    }

    private @Nullable Object handed(Object proxy, @Nullable Object result) {
        if (result == target) {
            return proxy;
        }
        return scope.handed(result);
    }

    /** The simplified API throws unchecked exceptions only. */
    private static boolean unchecked(Method method) {
        return Arrays.stream(method.getExceptionTypes()).noneMatch(JMSException.class::equals);
    }
}
