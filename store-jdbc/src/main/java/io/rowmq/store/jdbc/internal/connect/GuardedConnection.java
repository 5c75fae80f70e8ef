package io.rowmq.store.jdbc.internal.connect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A connection for the application's statements within a session's transaction: only the session ends the transaction.
 */
public final class GuardedConnection implements InvocationHandler {

    private static final Set<String> REFUSED = Set.of(
            "commit",
            "rollback",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "beginRequest",
            "endRequest",
            "setShardingKey",
            "setShardingKeyIfValid");

    private final Connection connection;
    private final Consumer<SQLException> failures;

    private GuardedConnection(Connection connection, Consumer<SQLException> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /**
     * A guarded view of a connection.
     *
     * @param failures told of each that the application is told of
     */
    public static Connection of(Connection connection, Consumer<SQLException> failures) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new GuardedConnection(connection, failures));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return switch (name) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the session's " + connection;
            };
        }
        boolean toSavepoint = name.equals("rollback") && arguments != null;
        if (REFUSED.contains(name) && !toSavepoint) {
            throw new SQLException(name + "() is not allowed on a session's connection: the transaction ends, and the"
                    + " connection is given back, with commit(), rollback() or close() of the session");
        }
        Object result = call(connection, method, arguments);
        if (result instanceof Statement || result instanceof DatabaseMetaData) {
            return withConnection(result, (Connection) proxy, method.getReturnType());
        }
        return result;
    }

    /** The connection that a statement names is the guarded one. */
    private Object withConnection(Object target, Connection guarded, Class<?> type) {
        InvocationHandler handler = (proxy, method, arguments) ->
                method.getName().equals("getConnection") ? guarded : call(target, method, arguments);
        return Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try (Uninterrupted held = Uninterrupted.begin()) {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                failures.accept(failure);
            }
            throw e.getCause();
        }
    }
}
