package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The options of {@link RowmqConnectionFactory} as properties; what is not set keeps its default there. Times are in
 * milliseconds where they have no unit, sizes in bytes.
 *
 * @param url JDBC URL of the database that holds the messages; without it the DataSource of the application, or else an
 *     H2 file ./rowmq
 * @param user user of the database, where url is set
 * @param password password of that user
 * @param defaultUser RowMQ user of connections that are created without a name
 * @param defaultPassword password of defaultUser
 * @param clientId preset client identifier of the connections
 * @param durability what a commit survives: disk (loss of power) or process (its end)
 * @param sharing whether other JVMs use the database at the same time: auto, exclusive or shared
 * @param maxDeliveries deliveries before a message becomes a dead letter; -1 without limit
 * @param redeliveryDelay delay before the second delivery
 * @param redeliveryBackOff factor by which each further delay grows
 * @param maxRedeliveryDelay longest delay that the factor leads to
 * @param trustedClasses classes that may be read from object messages, a pattern of java.io.ObjectInputFilter
 * @param schema database schema of the tables
 * @param tablePrefix how the names of the tables begin
 * @param initializeSchema whether missing tables are created: embedded, always or never
 * @param maxMessageSize largest body of a message
 * @param bufferMessages ready messages kept in memory for one queue or subscription
 * @param bufferSize memory for the ready messages of all queues and subscriptions
 * @param deduplicationWindow how long a message with the identifier of another is dropped
 * @param outboxPoll how often the outbox is looked at while nothing comes that way; 0 for never
 * @param lease how long this JVM is taken for alive by others that share its database
 * @param jmx whether the database can be managed over JMX
 * @param enabled whether the connection factory and what belongs to it are configured
 * @param joinTransactions whether what is sent within a transaction on the DataSource is part of it
 * @param metrics whether meters are registered, where rowmq-micrometer is there
 * @param tracing whether spans are made, where rowmq-opentelemetry is there
 */
@ConfigurationProperties("rowmq")
public record RowmqProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String defaultUser,
        @Nullable String defaultPassword,
        @Nullable String clientId,
        @Nullable String durability,
        @Nullable String sharing,
        @Nullable Integer maxDeliveries,
        @Nullable Duration redeliveryDelay,
        @Nullable Double redeliveryBackOff,
        @Nullable Duration maxRedeliveryDelay,
        @Nullable String trustedClasses,
        @Nullable String schema,
        @Nullable String tablePrefix,
        @Nullable String initializeSchema,
        @Nullable DataSize maxMessageSize,
        @Nullable Integer bufferMessages,
        @Nullable DataSize bufferSize,
        @Nullable Duration deduplicationWindow,
        @Nullable Duration outboxPoll,
        @Nullable Duration lease,
        @Nullable Boolean jmx,
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean joinTransactions,
        @DefaultValue("true") boolean metrics,
        @DefaultValue("true") boolean tracing) {

    void applyTo(RowmqConnectionFactory factory) {
        set(factory, "url", url);
        set(factory, "user", user);
        set(factory, "password", password);
        set(factory, "defaultUser", defaultUser);
        set(factory, "defaultPassword", defaultPassword);
        set(factory, "clientId", clientId);
        set(factory, "durability", durability);
        set(factory, "sharing", sharing);
        set(factory, "maxDeliveries", maxDeliveries);
        set(factory, "redeliveryDelay", redeliveryDelay);
        set(factory, "redeliveryBackOff", redeliveryBackOff);
        set(factory, "maxRedeliveryDelay", maxRedeliveryDelay);
        set(factory, "trustedClasses", trustedClasses);
        set(factory, "schema", schema);
        set(factory, "tablePrefix", tablePrefix);
        set(factory, "initializeSchema", initializeSchema);
        set(factory, "maxMessageSize", maxMessageSize);
        set(factory, "bufferMessages", bufferMessages);
        set(factory, "bufferSize", bufferSize);
        set(factory, "deduplicationWindow", deduplicationWindow);
        set(factory, "outboxPoll", outboxPoll);
        set(factory, "lease", lease);
        set(factory, "jmx", jmx);
    }

    private static void set(RowmqConnectionFactory factory, String option, @Nullable Object value) {
        if (value != null) {
            factory.setOption(option, text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return Long.toString(duration.toMillis());
        }
        return value instanceof DataSize size ? Long.toString(size.toBytes()) : value.toString();
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "RowmqProperties";
    }
}
