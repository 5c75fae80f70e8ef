package io.rowmq.internal.security;

/** What the credentials of one database have in common: the slow function, the quick digest, and whose turn it is. */
final class PasswordCheck {

    /** How many passwords may be verified at the same time, each of them keeping a processor busy. */
    private static final int TURNS = 32;

    private final Passwords passwords;
    private final QuickDigest digest;
    private final Object[] turns = new Object[TURNS];

    PasswordCheck(Passwords passwords, QuickDigest digest) {
        this.passwords = passwords;
        this.digest = digest;
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new Object();
        }
    }

    /**
     * Held while a password is verified, so that guessing one user's is no faster with more threads. It depends on the
     * name alone, so that who waits for whom does not tell which names exist.
     */
    Object turn(String name) {
        return turns[Math.floorMod(name.hashCode(), TURNS)];
    }

    byte[] digest(String user, String stored, String password) {
        return digest.of(user, stored, password);
    }

    boolean verify(String password, String stored) {
        return passwords.verify(password, stored);
    }
}
