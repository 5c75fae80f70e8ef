package io.rowmq.clients;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A plain data source that counts what is asked of the database: statements, commits, rollbacks, new connections. */
final class CountedDataSource {

    private static final Set<String> ASKING = Set.of("commit", "rollback", "setAutoCommit", "isValid");

    private final String url;
    private final AtomicLong calls = new AtomicLong();

    CountedDataSource(String url) {
        this.url = url;
    }

    /** How often the database has been asked. */
    long calls() {
        return calls.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, args) -> switch (method.getName()) {
            case "getConnection" -> {
                calls.incrementAndGet();
                yield connection(DriverManager.getConnection(url));
            }
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
            if (ASKING.contains(method.getName())) {
                calls.incrementAndGet();
            }
            @Nullable Object result = invoke(real, method, args);
            return result instanceof Statement statement
                    ? statement(method.getReturnType(), statement, (Connection) proxy)
                    : result;
        });
    }

    private Object statement(Class<?> type, Statement real, Connection owner) {
        return proxy(type, (proxy, method, args) -> {
            if (method.getName().equals("getConnection")) {
                return owner;
            }
            if (method.getName().startsWith("execute")) {
                calls.incrementAndGet();
            }
            return invoke(real, method, args);
        });
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CountedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
