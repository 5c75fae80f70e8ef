package io.rowmq.spi;

import io.rowmq.policy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A change to what exists: destinations, durable subscriptions, users, identifiers of messages. Temporary destinations
 * are never declared.
 */
public sealed interface Declaration {

    /** A destination comes into being. */
    record CreateDestination(DestinationRow destination) implements Declaration {}

    /** A durable subscription comes into being; the topic exists or is created by the same unit. */
    record CreateSubscription(SubscriptionRow subscription) implements Declaration {}

    /** A durable subscription ends; its deliveries are then trimmed with {@link MessageStore#trim}. */
    record DeleteSubscription(long subscriptionId) implements Declaration {}

    /** A destination ends; what it holds is then trimmed with {@link MessageStore#trim}. */
    record DeleteDestination(long destinationId) implements Declaration {}

    /**
     * A user comes into being, or gets another password; the roles stay as they are.
     *
     * @param name the name
     * @param passwordHash the password's hash; null for a user without a password
     */
    record PutUser(String name, @Nullable String passwordHash) implements Declaration {

        /** Without the hash. */
        @Override
        public String toString() {
            return "PutUser[" + name + "]";
        }
    }

    /** A user ends, and all roles of the user. */
    record DeleteUser(String name) implements Declaration {}

    /** A role of a user comes into being, or takes the place of the user's role with the same pattern. */
    record PutRole(String userName, Role role) implements Declaration {}

    /**
     * A message with this identifier was sent; it takes the place of an earlier one whose time is over.
     *
     * @param destinationId the key of the queue or topic it was sent to
     * @param deduplicationId its identifier
     * @param until until when another one is to be dropped, milliseconds since the epoch
     */
    record RememberSent(long destinationId, String deduplicationId, long until) implements Declaration {}

    /** A setting comes into being, or takes the place of the one with the same pattern and name. */
    record PutSetting(SettingRow setting) implements Declaration {}

    /** A setting ends; nothing happens if there is none. */
    record DeleteSetting(String pattern, String name) implements Declaration {}

    /** A role of a user ends; nothing happens if there is none with that pattern. */
    record DeleteRole(String userName, String pattern) implements Declaration {}
}
