package io.rowmq.benchmarks.peer;

import io.rowmq.benchmarks.subject.Bean;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * An H2 file on which a commit is durable when it returns. H2 alone writes to the operating system, at best, and loses
 * the last commits when the power fails; RowMQ syncs after each group, and so have those to which it is compared.
 */
final class SyncedH2 {

    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    private static final String SYNC = "CHECKPOINT SYNC";
    /** More than there are sessions, so that nobody waits for a connection. */
    private static final int CONNECTIONS = 100;

    private SyncedH2() {}

    /** Connections to a new file, in a pool. */
    static DataSource pool(Path file) throws Exception {
        Bean pool = new Bean(Bean.callStatic(
                "org.h2.jdbcx.JdbcConnectionPool", "create", "jdbc:h2:file:" + file + SETTINGS, "", ""));
        pool.call("setMaxConnections", CONNECTIONS);
        DataSource source = (DataSource) pool.object();
        return proxy(DataSource.class, (unused, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new SyncingConnection(connection))
                    : result;
        });
    }

    /** Syncs after each commit, and when a connection is given back that wrote with auto-commit. */
    private static final class SyncingConnection implements InvocationHandler {

        private final Connection connection;
        private boolean written;

        SyncingConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object unused, Method method, Object[] arguments) throws Throwable {
            boolean autoCommits =
                    method.getName().equals("close") && !connection.isClosed() && connection.getAutoCommit();
            if (autoCommits) {
                sync();
            }
            Object result = call(connection, method, arguments);
            if (method.getName().equals("prepareStatement") || method.getName().equals("createStatement")) {
                written |= arguments == null
                        || !arguments[0].toString().toUpperCase(Locale.ROOT).startsWith("SELECT");
            } else if (method.getName().equals("commit")) {
                sync();
            }
            return result;
        }

        private void sync() throws SQLException {
            if (written) {
                written = false;
                try (Statement statement = connection.createStatement()) {
                    statement.execute(SYNC);
                }
            }
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SyncedH2.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
