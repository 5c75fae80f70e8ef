package io.rowmq.internal.security;

import io.rowmq.policy.Right;
import io.rowmq.spi.DestinationRow.Kind;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import org.jspecify.annotations.Nullable;

/** What the user of a connection may do now, as far as roles say. */
final class ConnectionAccess implements Access {

    private final UserDirectory directory;
    private final @Nullable String user;

    /** @param user the user who has been authenticated; null for nobody in particular */
    ConnectionAccess(UserDirectory directory, @Nullable String user) {
        this.directory = directory;
        this.user = user;
    }

    @Override
    public @Nullable String user() {
        return user;
    }

    @Override
    public void require(Right right, Kind kind, String name) throws JMSException {
        UserTable users = directory.current();
        if (users.open()) {
            return;
        }
        Account account = user == null ? users.anonymous() : users.find(user);
        if (account == null) {
            throw user == null ? directory.anonymousRefused() : gone(user);
        }
        if (!account.grants().allow(right, kind, name)) {
            throw denied(account.row().name(), right, DestinationPattern.prefix(kind) + name);
        }
    }

    private JMSSecurityException gone(String name) {
        return new JMSSecurityException(
                "The user '" + name + "' has been deleted from " + directory.place()
                        + " since this connection was created; connect as another user",
                "ROWMQ-DENIED");
    }

    private JMSSecurityException denied(String name, Right right, String destination) {
        String subject = user == null ? "A connection without a name" : "The user '" + name + "'";
        String remedy = user == null
                ? "connect as a user, or let an administrator grant it with RowmqUsers.allowAnonymous"
                : "an administrator can grant it with RowmqUsers.grant";
        return new JMSSecurityException(
                subject + " does not have the right " + right + " on " + destination + " in " + directory.place() + ": "
                        + remedy,
                "ROWMQ-DENIED");
    }
}
