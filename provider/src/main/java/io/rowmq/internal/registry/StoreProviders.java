package io.rowmq.internal.registry;

import io.rowmq.spi.StoreProvider;
import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the store for a database among the modules on the class path. */
final class StoreProviders {

    private StoreProviders() {}

    /**
     * The provider that knows the database: looked for beside RowMQ's own classes, and only if none is there where the
     * application's are, which in a server may have a RowMQ of its own.
     *
     * @throws JMSException if there is none
     */
    static StoreProvider find(StoreSettings settings) throws JMSException {
        Map<String, StoreProvider> providers = new LinkedHashMap<>();
        load(StoreProvider.class.getClassLoader(), providers);
        for (StoreProvider provider : providers.values()) {
            if (provider.accepts(settings)) {
                return provider;
            }
        }
        load(Thread.currentThread().getContextClassLoader(), providers);
        return choose(settings, providers);
    }

    static StoreProvider choose(StoreSettings settings, Map<String, StoreProvider> providers) throws JMSException {
        for (StoreProvider provider : providers.values()) {
            if (provider.accepts(settings)) {
                return provider;
            }
        }
        String place = settings.url() != null ? Urls.withoutPassword(settings.url()) : "" + settings.dataSource();
        String remedy = providers.isEmpty()
                ? "no store is on the class path: add io.rowmq:rowmq-store-jdbc"
                : "the stores on the class path (" + String.join(", ", providers.keySet())
                        + ") do not know this kind of"
                        + " database. rowmq-store-jdbc takes URLs that begin with jdbc:h2:, for example"
                        + " jdbc:h2:file:./rowmq";
        throw new JMSException("There is no store for " + place + ": " + remedy, "ROWMQ-URL");
    }

    private static void load(@Nullable ClassLoader loader, Map<String, StoreProvider> providers) throws JMSException {
        try {
            for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, loader)) {
                providers.putIfAbsent(provider.getClass().getName(), provider);
            }
        } catch (ServiceConfigurationError e) {
            throw new JMSException(
                    "A store on the class path cannot be loaded: " + e.getMessage()
                            + "; use the same version of rowmq-provider and rowmq-store-jdbc",
                    "ROWMQ-URL",
                    new IllegalStateException(e));
        }
    }
}
