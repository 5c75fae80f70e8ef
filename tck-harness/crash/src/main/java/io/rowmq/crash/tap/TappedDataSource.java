package io.rowmq.crash.tap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A plain data source, a new connection from the driver each time, that asks a hook around every call that changes the
 * database.
 */
public final class TappedDataSource {

    private static final Set<String> TRANSACTION = Set.of("commit", "rollback");
    private static final Set<String> EXECUTION =
            Set.of("execute", "executeUpdate", "executeBatch", "executeLargeUpdate", "executeLargeBatch");

    private final CallHook hook;

    private TappedDataSource(CallHook hook) {
        this.hook = hook;
    }

    /** A data source whose connections report to the hook. */
    public static DataSource of(String url, CallHook hook) {
        TappedDataSource tap = new TappedDataSource(hook);
        return proxy(DataSource.class, (proxy, method, args) -> switch (method.getName()) {
            case "getConnection" ->
                tap.connection(
                        args == null
                                ? DriverManager.getConnection(url)
                                : DriverManager.getConnection(url, (String) args[0], (String) args[1]));
            case "getLoginTimeout" -> 0;
            case "isWrapperFor" -> false;
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "data source of " + url;
            default -> throw new SQLFeatureNotSupportedException(method.getName());
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, args) -> {
            if (TRANSACTION.contains(method.getName())) {
                return hook.around(new JdbcCall(method.getName(), "", real, () -> invoke(real, method, args)));
            }
            @Nullable Object result = invoke(real, method, args);
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (Connection) proxy, real, (String) args[0]);
            }
            return result instanceof Statement statement
                    ? statement(Statement.class, statement, (Connection) proxy, real, null)
                    : result;
        });
    }

    private <T extends Statement> T statement(
            Class<T> type, T real, Connection owner, Connection realOwner, @Nullable String prepared) {
        return proxy(type, (proxy, method, args) -> {
            if (method.getName().equals("getConnection")) {
                return owner;
            }
            if (!EXECUTION.contains(method.getName())) {
                return invoke(real, method, args);
            }
            String sql = prepared != null ? prepared : args != null ? (String) args[0] : "batch";
            return hook.around(new JdbcCall(JdbcCall.kind(sql), sql, realOwner, () -> invoke(real, method, args)));
        });
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(method + " with " + Arrays.toString(args), e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(TappedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
