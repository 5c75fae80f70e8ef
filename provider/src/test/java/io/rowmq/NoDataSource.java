package io.rowmq;

import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/** A data source that nothing can be done with. */
final class NoDataSource {

    static final DataSource INSTANCE = (DataSource) Proxy.newProxyInstance(
            NoDataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("toString")) {
                    return "the data source";
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private NoDataSource() {}
}
