package io.rowmq.ra;

import io.rowmq.RowmqConnectionFactory;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The configuration properties of the resource adapter: the options of {@link RowmqConnectionFactory}, with the same
 * names and meanings, and checked when the resource adapter starts; but for those that say who connects, which belong
 * to connection factories and message-driven beans. What is null or blank has not been set.
 *
 * <p>It is long because servers find properties only as methods.
 */
public abstract class AdapterProperties implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What has been set, as text. */
    private final TreeMap<String, String> values = new TreeMap<>();

    /** Nothing set. */
    AdapterProperties() {}

    /** What has been set, by name. */
    final Map<String, String> values() {
        return values;
    }

    private void set(String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            values.remove(name);
        } else {
            values.put(name, value.toString());
        }
    }

    private <T> @Nullable T get(String name, Function<String, T> type) {
        String value = values.get(name);
        return value == null ? null : type.apply(value);
    }

    private @Nullable String get(String name) {
        return values.get(name);
    }

    /** {@return the JDBC URL of the database; null if it has not been set} */
    public @Nullable String getUrl() {
        return get("url");
    }

    /**
     * Sets the JDBC URL of the database.
     *
     * @param url begins with {@code jdbc:}; default {@code jdbc:h2:file:./rowmq}
     */
    public void setUrl(@Nullable String url) {
        set("url", url);
    }

    /** {@return the database user; null if it has not been set} */
    public @Nullable String getUser() {
        return get("user");
    }

    /**
     * Sets the database user.
     *
     * @param user default: what the URL or the driver says
     */
    public void setUser(@Nullable String user) {
        set("user", user);
    }

    /** {@return the password of the database user; null if it has not been set} */
    public @Nullable String getPassword() {
        return get("password");
    }

    /**
     * Sets the password of the database user.
     *
     * @param password default: what the URL or the driver says
     */
    public void setPassword(@Nullable String password) {
        set("password", password);
    }

    /** {@return what a commit survives; null if it has not been set} */
    public @Nullable String getDurability() {
        return get("durability");
    }

    /**
     * Sets what a commit survives.
     *
     * @param durability {@code disk} (default) or {@code process}
     */
    public void setDurability(@Nullable String durability) {
        set("durability", durability);
    }

    /** {@return whether other JVMs use the database at the same time; null if it has not been set} */
    public @Nullable String getSharing() {
        return get("sharing");
    }

    /**
     * Sets whether other JVMs use the database at the same time.
     *
     * @param sharing {@code auto} (default), {@code exclusive} or {@code shared}
     */
    public void setSharing(@Nullable String sharing) {
        set("sharing", sharing);
    }

    /** {@return the database schema of the tables; null if it has not been set} */
    public @Nullable String getSchema() {
        return get("schema");
    }

    /**
     * Sets the database schema of the tables.
     *
     * @param schema default: that of the connection
     */
    public void setSchema(@Nullable String schema) {
        set("schema", schema);
    }

    /** {@return how the names of the tables begin; null if it has not been set} */
    public @Nullable String getTablePrefix() {
        return get("tablePrefix");
    }

    /**
     * Sets how the names of the tables begin.
     *
     * @param tablePrefix default {@code rowmq_}
     */
    public void setTablePrefix(@Nullable String tablePrefix) {
        set("tablePrefix", tablePrefix);
    }

    /** {@return whether missing tables are created; null if it has not been set} */
    public @Nullable String getInitializeSchema() {
        return get("initializeSchema");
    }

    /**
     * Sets whether missing tables are created.
     *
     * @param initializeSchema {@code embedded} (default), {@code always} or {@code never}
     */
    public void setInitializeSchema(@Nullable String initializeSchema) {
        set("initializeSchema", initializeSchema);
    }

    /** {@return which classes the bodies of object messages may contain; null if it has not been set} */
    public @Nullable String getTrustedClasses() {
        return get("trustedClasses");
    }

    /**
     * Sets which classes the bodies of object messages may contain.
     *
     * @param trustedClasses a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}; default: none
     */
    public void setTrustedClasses(@Nullable String trustedClasses) {
        set("trustedClasses", trustedClasses);
    }

    /** {@return how often a message is delivered before it becomes a dead letter; null if it has not been set} */
    public @Nullable Integer getMaxDeliveries() {
        return get("maxDeliveries", Integer::valueOf);
    }

    /**
     * Sets how often a message is delivered before it becomes a dead letter.
     *
     * @param maxDeliveries at least 1, or -1 for no limit; default 10
     */
    public void setMaxDeliveries(@Nullable Integer maxDeliveries) {
        set("maxDeliveries", maxDeliveries);
    }

    /** {@return how long a message that came back waits; null if it has not been set} */
    public @Nullable Long getRedeliveryDelay() {
        return get("redeliveryDelay", Long::valueOf);
    }

    /**
     * Sets how long a message that came back waits.
     *
     * @param redeliveryDelay milliseconds; default 0
     */
    public void setRedeliveryDelay(@Nullable Long redeliveryDelay) {
        set("redeliveryDelay", redeliveryDelay);
    }

    /** {@return by which factor each further delay is longer; null if it has not been set} */
    public @Nullable Double getRedeliveryBackOff() {
        return get("redeliveryBackOff", Double::valueOf);
    }

    /**
     * Sets by which factor each further delay is longer.
     *
     * @param redeliveryBackOff 1 to 1000; default 1
     */
    public void setRedeliveryBackOff(@Nullable Double redeliveryBackOff) {
        set("redeliveryBackOff", redeliveryBackOff);
    }

    /** {@return the longest redelivery delay; null if it has not been set} */
    public @Nullable Long getMaxRedeliveryDelay() {
        return get("maxRedeliveryDelay", Long::valueOf);
    }

    /**
     * Sets the longest redelivery delay.
     *
     * @param maxRedeliveryDelay milliseconds; default 3600000
     */
    public void setMaxRedeliveryDelay(@Nullable Long maxRedeliveryDelay) {
        set("maxRedeliveryDelay", maxRedeliveryDelay);
    }

    /** {@return how large the body of a message may be; null if it has not been set} */
    public @Nullable Long getMaxMessageSize() {
        return get("maxMessageSize", Long::valueOf);
    }

    /**
     * Sets how large the body of a message may be.
     *
     * @param maxMessageSize bytes; default 67108864
     */
    public void setMaxMessageSize(@Nullable Long maxMessageSize) {
        set("maxMessageSize", maxMessageSize);
    }

    /**
     * {@return how many ready messages of one queue or subscription are kept in memory; null if it has not been set}
     */
    public @Nullable Integer getBufferMessages() {
        return get("bufferMessages", Integer::valueOf);
    }

    /**
     * Sets how many ready messages of one queue or subscription are kept in memory.
     *
     * @param bufferMessages default 16384
     */
    public void setBufferMessages(@Nullable Integer bufferMessages) {
        set("bufferMessages", bufferMessages);
    }

    /** {@return how much memory all ready messages may take; null if it has not been set} */
    public @Nullable Long getBufferSize() {
        return get("bufferSize", Long::valueOf);
    }

    /**
     * Sets how much memory all ready messages may take.
     *
     * @param bufferSize bytes; default 33554432
     */
    public void setBufferSize(@Nullable Long bufferSize) {
        set("bufferSize", bufferSize);
    }

    /** {@return how long a message with the identifier of another is dropped; null if it has not been set} */
    public @Nullable Long getDeduplicationWindow() {
        return get("deduplicationWindow", Long::valueOf);
    }

    /**
     * Sets how long after a message with the property {@code JMS_RowMQ_DeduplicationId} another one to the same
     * destination with the same value is dropped.
     *
     * @param deduplicationWindow milliseconds; default 600000
     */
    public void setDeduplicationWindow(@Nullable Long deduplicationWindow) {
        set("deduplicationWindow", deduplicationWindow);
    }

    /** {@return how often an outbox that is not in use is looked at; null if it has not been set} */
    public @Nullable Long getOutboxPoll() {
        return get("outboxPoll", Long::valueOf);
    }

    /**
     * Sets how often the outbox is looked at while nothing comes that way.
     *
     * @param outboxPoll milliseconds, 0 for never; default 1000
     */
    public void setOutboxPoll(@Nullable Long outboxPoll) {
        set("outboxPoll", outboxPoll);
    }

    /** {@return how long this JVM is taken for alive by others that share its database; null if it has not been set} */
    public @Nullable Long getLease() {
        return get("lease", Long::valueOf);
    }

    /**
     * Sets how long this JVM is taken for alive by others that share its database, without a sign of it.
     *
     * @param lease milliseconds, 100 to 3600000; default 10000
     */
    public void setLease(@Nullable Long lease) {
        set("lease", lease);
    }

    /** {@return whether the database can be managed over JMX; null if it has not been set} */
    public @Nullable Boolean getJmx() {
        return get("jmx", Boolean::valueOf);
    }

    /**
     * Sets whether the database can be managed over JMX.
     *
     * @param jmx default true
     */
    public void setJmx(@Nullable Boolean jmx) {
        set("jmx", jmx);
    }
}
