package io.rowmq.jndi;

import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * An initial context that is configured by its environment, which is usually the file {@code jndi.properties}:
 *
 * <pre>
 * java.naming.factory.initial=io.rowmq.jndi.RowmqInitialContextFactory
 * connectionFactory.NAME=JDBC URL
 * connectionFactory.NAME.OPTION=value
 * queue.NAME=physical name
 * topic.NAME=physical name
 * </pre>
 *
 * {@code connectionfactory.} may be written for {@code connectionFactory.}. The names {@code dynamicQueues/x} and
 * {@code dynamicTopics/x} need no configuration. The context cannot be changed.
 */
public final class RowmqInitialContextFactory implements InitialContextFactory {

    /** Called by {@link javax.naming.InitialContext}. */
    public RowmqInitialContextFactory() {}

    /**
     * Makes the context with everything that is configured.
     *
     * @throws NamingException if a URL, an option, a value or a physical name cannot be used; the message says which
     */
    @Override
    public Context getInitialContext(@Nullable Hashtable<?, ?> environment) throws NamingException {
        Map<String, String> entries = new TreeMap<>();
        if (environment != null) {
            environment.forEach((key, value) -> {
                if (key instanceof String name && value instanceof String text) {
                    entries.put(name, text);
                }
            });
        }
        return new ConfiguredContext(Bindings.of(entries), environment == null ? new Hashtable<>() : environment);
    }
}
