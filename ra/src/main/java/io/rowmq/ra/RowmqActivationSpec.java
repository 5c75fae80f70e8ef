package io.rowmq.ra;

import io.rowmq.ra.internal.inbound.Settings;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The activation configuration properties of a message-driven bean: those of the specification (Jakarta Enterprise
 * Beans 4.0, section 5.4.17; Jakarta Messaging 3.1, section 12.1) and RowMQ's own. What is null or blank has not been
 * set.
 *
 * <p>It is long because servers find properties only as methods.
 */
public class RowmqActivationSpec implements ActivationSpec, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private transient @Nullable RowmqResourceAdapter adapter;

    /** The queue or topic by its physical name, or by its JNDI name if something of RowMQ is bound there. */
    private @Nullable String destination;

    /** Whether it is a queue or a topic. */
    private @Nullable String destinationType;

    /** The queue or topic by its JNDI name. */
    private @Nullable String destinationLookup;

    /** The connection factory by its JNDI name, whose user and client identifier are used. */
    private @Nullable String connectionFactoryLookup;

    /** How messages are acknowledged outside transactions. */
    private @Nullable String acknowledgeMode;

    /** Which messages are delivered. */
    private @Nullable String messageSelector;

    /** Whether the subscription to a topic outlives the endpoint. */
    private @Nullable String subscriptionDurability;

    /** The name of a durable or shared subscription. */
    private @Nullable String subscriptionName;

    /** Whether the subscription is shared with other consumers. */
    private @Nullable Boolean shareSubscriptions;

    /** The client identifier of the connection. */
    private @Nullable String clientId;

    /** The user of RowMQ. */
    private @Nullable String user;

    /** The password of the user. */
    private @Nullable String password;

    /** How many messages are worked on at the same time. */
    private @Nullable Integer maxSessions;

    /** How often a message is delivered before it becomes a dead letter. */
    private @Nullable Integer maxDeliveries;

    /** How long a message that came back waits. */
    private @Nullable Long redeliveryDelay;

    /** By which factor each further delay is longer. */
    private @Nullable Double redeliveryBackOff;

    /** The longest redelivery delay. */
    private @Nullable Long maxRedeliveryDelay;

    /** The physical name of the queue for dead letters. */
    private @Nullable String deadLetterDestination;

    /** After how many failures in a row the endpoint pauses until it is resumed by management. */
    private @Nullable Integer pauseAfterFailures;

    /** How often it is tried again to reach a database that could not be reached at deployment. */
    private @Nullable Integer setupAttempts;

    /** How long it takes until the next attempt. */
    private @Nullable Long setupInterval;

    /** Called by the server. */
    public RowmqActivationSpec() {}

    /**
     * Checks what can be checked without the server's names and the database.
     *
     * @throws InvalidPropertyException naming each property that is wrong, its value, and what is allowed
     */
    @Override
    public void validate() throws InvalidPropertyException {
        Settings.of(this);
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter newAdapter) throws ResourceException {
        if (!(newAdapter instanceof RowmqResourceAdapter own)) {
            throw new IllegalStateException("An activation of RowMQ belongs to a "
                    + RowmqResourceAdapter.class.getName() + ", not to " + newAdapter);
        }
        if (adapter != null && adapter != own) {
            throw new IllegalStateException("The activation belongs to another resource adapter already");
        }
        adapter = own;
    }

    private static @Nullable String nullIfBlank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * {@return the queue or topic by its physical name, or by its JNDI name if something of RowMQ is bound there; null
     * if it has not been set}
     */
    public @Nullable String getDestination() {
        return destination;
    }

    /**
     * Sets the queue or topic by its physical name, or by its JNDI name if something of RowMQ is bound there.
     *
     * @param destination or {@code destinationLookup}
     */
    public void setDestination(@Nullable String destination) {
        this.destination = nullIfBlank(destination);
    }

    /** {@return whether it is a queue or a topic; null if it has not been set} */
    public @Nullable String getDestinationType() {
        return destinationType;
    }

    /**
     * Sets whether it is a queue or a topic.
     *
     * @param destinationType {@code jakarta.jms.Queue} or {@code jakarta.jms.Topic}; needed with a physical name
     */
    public void setDestinationType(@Nullable String destinationType) {
        this.destinationType = nullIfBlank(destinationType);
    }

    /** {@return the queue or topic by its JNDI name; null if it has not been set} */
    public @Nullable String getDestinationLookup() {
        return destinationLookup;
    }

    /**
     * Sets the queue or topic by its JNDI name.
     *
     * @param destinationLookup or {@code destination}
     */
    public void setDestinationLookup(@Nullable String destinationLookup) {
        this.destinationLookup = nullIfBlank(destinationLookup);
    }

    /**
     * {@return the connection factory by its JNDI name, whose user and client identifier are used; null if it has not
     * been set}
     */
    public @Nullable String getConnectionFactoryLookup() {
        return connectionFactoryLookup;
    }

    /**
     * Sets the connection factory by its JNDI name, whose user and client identifier are used.
     *
     * @param connectionFactoryLookup default: none
     */
    public void setConnectionFactoryLookup(@Nullable String connectionFactoryLookup) {
        this.connectionFactoryLookup = nullIfBlank(connectionFactoryLookup);
    }

    /** {@return how messages are acknowledged outside transactions; null if it has not been set} */
    public @Nullable String getAcknowledgeMode() {
        return acknowledgeMode;
    }

    /**
     * Sets how messages are acknowledged outside transactions.
     *
     * @param acknowledgeMode {@code Auto-acknowledge} (default) or {@code Dups-ok-acknowledge}
     */
    public void setAcknowledgeMode(@Nullable String acknowledgeMode) {
        this.acknowledgeMode = nullIfBlank(acknowledgeMode);
    }

    /** {@return which messages are delivered; null if it has not been set} */
    public @Nullable String getMessageSelector() {
        return messageSelector;
    }

    /**
     * Sets which messages are delivered.
     *
     * @param messageSelector a message selector; default: all
     */
    public void setMessageSelector(@Nullable String messageSelector) {
        this.messageSelector = nullIfBlank(messageSelector);
    }

    /** {@return whether the subscription to a topic outlives the endpoint; null if it has not been set} */
    public @Nullable String getSubscriptionDurability() {
        return subscriptionDurability;
    }

    /**
     * Sets whether the subscription to a topic outlives the endpoint.
     *
     * @param subscriptionDurability {@code NonDurable} (default), {@code Durable}, {@code NonDurableShared} or
     *     {@code DurableShared}
     */
    public void setSubscriptionDurability(@Nullable String subscriptionDurability) {
        this.subscriptionDurability = nullIfBlank(subscriptionDurability);
    }

    /** {@return the name of a durable or shared subscription; null if it has not been set} */
    public @Nullable String getSubscriptionName() {
        return subscriptionName;
    }

    /**
     * Sets the name of a durable or shared subscription.
     *
     * @param subscriptionName needed for these
     */
    public void setSubscriptionName(@Nullable String subscriptionName) {
        this.subscriptionName = nullIfBlank(subscriptionName);
    }

    /** {@return whether the subscription is shared with other consumers; null if it has not been set} */
    public @Nullable Boolean getShareSubscriptions() {
        return shareSubscriptions;
    }

    /**
     * Sets whether the subscription is shared with other consumers.
     *
     * @param shareSubscriptions default false
     */
    public void setShareSubscriptions(@Nullable Boolean shareSubscriptions) {
        this.shareSubscriptions = shareSubscriptions;
    }

    /** {@return the client identifier of the connection; null if it has not been set} */
    public @Nullable String getClientId() {
        return clientId;
    }

    /**
     * Sets the client identifier of the connection.
     *
     * @param clientId needed for a durable subscription that is not shared
     */
    public void setClientId(@Nullable String clientId) {
        this.clientId = nullIfBlank(clientId);
    }

    /** {@return the user of RowMQ; null if it has not been set} */
    public @Nullable String getUser() {
        return user;
    }

    /**
     * Sets the user of RowMQ.
     *
     * @param user default: that of the connection factory, or nobody in particular
     */
    public void setUser(@Nullable String user) {
        this.user = nullIfBlank(user);
    }

    /** {@return the password of the user; null if it has not been set} */
    public @Nullable String getPassword() {
        return password;
    }

    /**
     * Sets the password of the user.
     *
     * @param password default: none
     */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** {@return how many messages are worked on at the same time; null if it has not been set} */
    public @Nullable Integer getMaxSessions() {
        return maxSessions;
    }

    /**
     * Sets how many messages are worked on at the same time.
     *
     * @param maxSessions 1 to 10000; default 10
     */
    public void setMaxSessions(@Nullable Integer maxSessions) {
        this.maxSessions = maxSessions;
    }

    /** {@return how often a message is delivered before it becomes a dead letter; null if it has not been set} */
    public @Nullable Integer getMaxDeliveries() {
        return maxDeliveries;
    }

    /**
     * Sets how often a message is delivered before it becomes a dead letter.
     *
     * @param maxDeliveries at least 1, or -1 for no limit; default: as the resource adapter says
     */
    public void setMaxDeliveries(@Nullable Integer maxDeliveries) {
        this.maxDeliveries = maxDeliveries;
    }

    /** {@return how long a message that came back waits; null if it has not been set} */
    public @Nullable Long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    /**
     * Sets how long a message that came back waits.
     *
     * @param redeliveryDelay milliseconds; default: as the resource adapter says
     */
    public void setRedeliveryDelay(@Nullable Long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    /** {@return by which factor each further delay is longer; null if it has not been set} */
    public @Nullable Double getRedeliveryBackOff() {
        return redeliveryBackOff;
    }

    /**
     * Sets by which factor each further delay is longer.
     *
     * @param redeliveryBackOff 1 to 1000; default: as the resource adapter says
     */
    public void setRedeliveryBackOff(@Nullable Double redeliveryBackOff) {
        this.redeliveryBackOff = redeliveryBackOff;
    }

    /** {@return the longest redelivery delay; null if it has not been set} */
    public @Nullable Long getMaxRedeliveryDelay() {
        return maxRedeliveryDelay;
    }

    /**
     * Sets the longest redelivery delay.
     *
     * @param maxRedeliveryDelay milliseconds; default: as the resource adapter says
     */
    public void setMaxRedeliveryDelay(@Nullable Long maxRedeliveryDelay) {
        this.maxRedeliveryDelay = maxRedeliveryDelay;
    }

    /** {@return the physical name of the queue for dead letters; null if it has not been set} */
    public @Nullable String getDeadLetterDestination() {
        return deadLetterDestination;
    }

    /**
     * Sets the physical name of the queue for dead letters.
     *
     * @param deadLetterDestination default: {@code DLQ.} and the name of the destination
     */
    public void setDeadLetterDestination(@Nullable String deadLetterDestination) {
        this.deadLetterDestination = nullIfBlank(deadLetterDestination);
    }

    /**
     * {@return after how many failures in a row the endpoint pauses until it is resumed by management; null if it has
     * not been set}
     */
    public @Nullable Integer getPauseAfterFailures() {
        return pauseAfterFailures;
    }

    /**
     * Sets after how many failures in a row the endpoint pauses until it is resumed by management.
     *
     * @param pauseAfterFailures at least 1, or 0 (default) for never
     */
    public void setPauseAfterFailures(@Nullable Integer pauseAfterFailures) {
        this.pauseAfterFailures = pauseAfterFailures;
    }

    /**
     * {@return how often it is tried again to reach a database that could not be reached at deployment; null if it has
     * not been set}
     */
    public @Nullable Integer getSetupAttempts() {
        return setupAttempts;
    }

    /**
     * Sets how often it is tried again to reach a database that could not be reached at deployment.
     *
     * @param setupAttempts 0 to let the deployment fail; default -1 without limit
     */
    public void setSetupAttempts(@Nullable Integer setupAttempts) {
        this.setupAttempts = setupAttempts;
    }

    /** {@return how long it takes until the next attempt; null if it has not been set} */
    public @Nullable Long getSetupInterval() {
        return setupInterval;
    }

    /**
     * Sets how long it takes until the next attempt.
     *
     * @param setupInterval milliseconds, at least 1; default 10000
     */
    public void setSetupInterval(@Nullable Long setupInterval) {
        this.setupInterval = setupInterval;
    }
}
