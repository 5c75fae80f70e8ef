package io.rowmq.internal.security;

import java.security.SecureRandom;

/** How passwords are hashed and verified. Each takes a good part of a second, which is what protects them. */
class Passwords {

    private final int iterations;
    private final SecureRandom random;

    Passwords(int iterations, SecureRandom random) {
        this.iterations = iterations;
        this.random = random;
    }

    /** A new password as it is stored. */
    String hash(String password) {
        return PasswordHash.create(password, iterations, random).text();
    }

    /** What is stored for names that do not exist: no password matches, and that takes as long to find out. */
    String decoy() {
        return PasswordHash.decoy(iterations, random).text();
    }

    /**
     * Whether it is the password.
     *
     * @throws IllegalArgumentException if what is stored cannot be read
     */
    boolean verify(String password, String stored) {
        return PasswordHash.parse(stored).matches(password);
    }
}
