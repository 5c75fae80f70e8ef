package io.rowmq.internal.client;

import io.rowmq.internal.message.TrustedClasses;
import org.jspecify.annotations.Nullable;

/**
 * What a factory gives a connection.
 *
 * @param clientId the client identifier that was configured, which the application can then not change (Jakarta
 *     Messaging 3.1, section 6.1.2); null leaves it to the application
 * @param user the user who was authenticated, null for nobody in particular
 * @param trustedClasses the classes that may be read from object messages
 */
public record ConnectionSettings(
        @Nullable String clientId, @Nullable String user, TrustedClasses trustedClasses) {

    /** No client identifier, no user, no trusted classes. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(null, null, TrustedClasses.none());
}
