package io.rowmq.internal.security;

import io.rowmq.spi.UserRow;
import jakarta.jms.JMSException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A user in memory. Verifying a password takes a good part of a second on purpose; a password that was right is
 * therefore remembered for a while, as a digest with a key that only this JVM has. One thread at a time verifies, so
 * that a pool that opens many connections of one user at once pays once.
 */
final class Account {

    /** How long a password that was right is remembered, in milliseconds. */
    static final long REMEMBERED_MILLIS = 300_000;

    private final UserRow row;
    private final Grants grants;
    private final Passwords passwords;
    private final QuickDigest digest;
    private byte[] verified = {};
    private long verifiedAt;

    Account(UserRow row, Passwords passwords, QuickDigest digest) {
        this.row = row;
        this.grants = new Grants(row.roles());
        this.passwords = passwords;
        this.digest = digest;
    }

    UserRow row() {
        return row;
    }

    Grants grants() {
        return grants;
    }

    /** Whether it is about the same user with the same password and roles. */
    boolean is(UserRow other) {
        return row.equals(other);
    }

    /** Whether it is the password. */
    synchronized boolean verify(@Nullable String password, long now) throws JMSException {
        String stored = row.passwordHash();
        if (stored == null || password == null || password.isEmpty()) {
            return false;
        }
        byte[] quick = digest.of(password);
        boolean fresh = now >= verifiedAt && now - verifiedAt < REMEMBERED_MILLIS;
        if (fresh && MessageDigest.isEqual(quick, verified)) {
            return true;
        }
        boolean right = verify(password, stored);
        if (right) {
            verified = quick;
            verifiedAt = now;
        }
        return right;
    }

    private boolean verify(String password, String stored) throws JMSException {
        try {
            return passwords.verify(password, stored);
        } catch (IllegalArgumentException e) {
            JMSException failure = new JMSException(
                    "The password hash of the user '" + row.name() + "' in the database cannot be read: "
                            + e.getMessage() + "; set the password again with RowmqUsers.setPassword",
                    "ROWMQ-USER");
            failure.initCause(e);
            throw failure;
        }
    }
}
