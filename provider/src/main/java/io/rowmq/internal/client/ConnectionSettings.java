package io.rowmq.internal.client;

import io.rowmq.internal.message.TrustedClasses;
import io.rowmq.internal.security.Access;
import org.jspecify.annotations.Nullable;

/**
 * What a factory gives a connection.
 *
 * @param clientId the client identifier that was configured, which the application can then not change (Jakarta
 *     Messaging 3.1, section 6.1.2); null leaves it to the application
 * @param access the user who was authenticated, and what that user may do
 * @param trustedClasses the classes that may be read from object messages
 */
public record ConnectionSettings(@Nullable String clientId, Access access, TrustedClasses trustedClasses) {

    /** No client identifier, no user, no trusted classes. */
    public static final ConnectionSettings DEFAULT =
            new ConnectionSettings(null, Access.UNLIMITED, TrustedClasses.none());

    /** The same, for a connection that only sends. */
    public ConnectionSettings withoutClientId() {
        return new ConnectionSettings(null, access, trustedClasses);
    }
}
