package io.rowmq.ra.internal;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who a connection is for; what managed connections are matched by.
 *
 * @param user the user of RowMQ, null for nobody in particular
 * @param password the password
 * @param clientId the client identifier, null for that of the factory, if it has one, and empty for none
 */
public record Login(
        @Nullable String user,
        @Nullable String password,
        @Nullable String clientId) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The same user without a client identifier, whatever else would give it one. */
    public Login unidentified() {
        return new Login(user, password, "");
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "user " + user + (clientId == null ? "" : ", client " + clientId);
    }
}
