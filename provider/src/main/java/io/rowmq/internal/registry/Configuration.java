package io.rowmq.internal.registry;

import io.rowmq.internal.engine.EngineOptions;
import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is opened with.
 *
 * @param store the database and how it is used
 * @param engine what the engine is tuned with
 * @param jmx whether it can be managed over JMX
 */
public record Configuration(StoreSettings store, EngineOptions engine, boolean jmx) {

    /** Without beans. */
    public Configuration(StoreSettings store, EngineOptions engine) {
        this(store, engine, false);
    }

    /**
     * Refuses to share an engine that was opened with something else than is wanted here.
     *
     * @throws JMSException naming the first option that differs, both values, and what to do
     */
    void requireSame(Configuration wanted) throws JMSException {
        Map<String, @Nullable Object> open = options();
        for (Map.Entry<String, @Nullable Object> option : wanted.options().entrySet()) {
            Object here = open.get(option.getKey());
            if (!Objects.equals(here, option.getValue())) {
                throw new JMSException(
                        "The database " + wanted.place() + " is in use in this JVM with " + option.getKey() + "=" + here
                                + ", so it cannot be opened with " + option.getKey() + "=" + option.getValue()
                                + ": all factories of one database share one engine. Give them the same options, or"
                                + " close the other factory and its connections first",
                        "ROWMQ-OPTION");
            }
        }
        if (mayCompareCredentials(wanted) && !sameCredentials(wanted)) {
            throw new JMSException(
                    "The database " + wanted.place() + " is in use in this JVM with another database user or password;"
                            + " give all its factories the same user and password",
                    "ROWMQ-CREDENTIALS");
        }
    }

    /** The database for messages, without a password. */
    String place() {
        return store.url() != null ? Urls.withoutPassword(store.url()) : "of " + store.dataSource();
    }

    private Map<String, @Nullable Object> options() {
        RedeliveryPolicy redelivery = engine.redelivery();
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("durability", lower(store.durability()));
        options.put("sharing", lower(store.sharing()));
        options.put("schema", store.schema());
        options.put("tablePrefix", store.tablePrefix());
        options.put("initializeSchema", lower(store.initializeSchema()));
        options.put("maxDeliveries", redelivery.maxDeliveries());
        options.put("redeliveryDelay", redelivery.delay().toMillis());
        options.put("redeliveryBackOff", redelivery.backOff());
        options.put("maxRedeliveryDelay", redelivery.maxDelay().toMillis());
        options.put("maxMessageSize", engine.maxMessageSize());
        options.put("bufferMessages", engine.bufferMessages());
        options.put("bufferSize", engine.bufferSize());
        options.put("deduplicationWindow", engine.deduplicationWindow());
        options.put("outboxPoll", engine.outboxPoll());
        options.put("lease", engine.lease().toMillis());
        options.put("clock", store.clock());
        options.put("jmx", jmx);
        return options;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** A DataSource keeps its credentials to itself. */
    private boolean mayCompareCredentials(Configuration wanted) {
        return store.dataSource() == null && wanted.store.dataSource() == null;
    }

    private boolean sameCredentials(Configuration wanted) {
        return Objects.equals(store.user(), wanted.store.user())
                && Objects.equals(store.password(), wanted.store.password());
    }
}
