package io.rowmq.internal.security;

import io.rowmq.spi.UserRow;
import jakarta.jms.JMSException;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The password of a user, as it is stored. Verifying one takes a good part of a second on purpose; the last that was
 * right is therefore remembered for a while, as a digest with a key that only this JVM has. What is stored goes into
 * the digest, and a new password has another credential, so that nothing that was remembered outlives it.
 */
final class Credential {

    /** How long a password that was right is remembered, in milliseconds. */
    static final long REMEMBERED_MILLIS = 300_000;

    private final String user;
    private final String stored;
    private final PasswordCheck check;
    private volatile @Nullable Verified last;

    private record Verified(byte[] digest, long at) {}

    Credential(String user, String stored, PasswordCheck check) {
        this.user = user;
        this.stored = stored;
        this.check = check;
    }

    /** Whether it is the same user's same password. */
    boolean isOf(UserRow row) {
        return user.equals(row.name()) && stored.equals(row.passwordHash());
    }

    /**
     * Whether it is the password.
     *
     * @param claimed the name that was given with it, which is another than the user's for a decoy
     * @param clock read when it is needed: waiting for others who verify may take long
     */
    boolean verify(String claimed, @Nullable String password, InstantSource clock) throws JMSException {
        if (password == null || password.isEmpty()) {
            return false;
        }
        byte[] digest = check.digest(user, stored, password);
        // not behind those who guess
        return remembers(digest, clock.millis()) || verifyInTurn(claimed, password, digest, clock);
    }

    private boolean verifyInTurn(String claimed, String password, byte[] digest, InstantSource clock)
            throws JMSException {
        synchronized (check.turn(claimed)) {
            // a pool that opens many connections of one user at once pays once
            if (remembers(digest, clock.millis())) {
                return true;
            }
            boolean right = verify(password);
            if (right) {
                last = new Verified(digest, clock.millis());
            }
            return right;
        }
    }

    private boolean remembers(byte[] digest, long now) {
        Verified known = last;
        return known != null
                && now >= known.at
                && now - known.at < REMEMBERED_MILLIS
                && MessageDigest.isEqual(digest, known.digest);
    }

    private boolean verify(String password) throws JMSException {
        try {
            return check.verify(password, stored);
        } catch (IllegalArgumentException e) {
            JMSException failure = new JMSException(
                    "The password hash of the user '" + user + "' in the database cannot be read: " + e.getMessage()
                            + "; set the password again with RowmqUsers.setPassword",
                    "ROWMQ-USER");
            failure.initCause(e);
            throw failure;
        }
    }
}
