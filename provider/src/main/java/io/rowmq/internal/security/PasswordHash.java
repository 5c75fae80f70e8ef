package io.rowmq.internal.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2 with HMAC-SHA-256 and a salt of its own, in the PHC string format
 * {@code $pbkdf2-sha256$i=ITERATIONS,l=BYTES$SALT$HASH}, the last two in Base64 without padding. The number of
 * iterations is read from the text, so that it can be raised for new passwords.
 */
final class PasswordHash {

    /** What OWASP recommends for this function since 2023. */
    static final int ITERATIONS = 600_000;

    /** More would be an attack on whoever verifies, not a defence. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d{1,8}),l=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a new password with a new salt. */
    static PasswordHash create(String password, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(iterations, salt, derive(password, salt, iterations, HASH_BYTES));
    }

    /** What no password matches, for names that do not exist. */
    static PasswordHash decoy(int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return new PasswordHash(iterations, salt, hash);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    static PasswordHash parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form $pbkdf2-sha256$i=…,l=…$salt$hash");
        }
        int iterations = Integer.parseInt(matcher.group(1));
        byte[] hash = Base64.getDecoder().decode(matcher.group(4));
        if (iterations < 1 || iterations > MOST_ITERATIONS || hash.length != Integer.parseInt(matcher.group(2))) {
            throw new IllegalArgumentException("its iterations or length are out of range");
        }
        return new PasswordHash(iterations, Base64.getDecoder().decode(matcher.group(3)), hash);
    }

    /** The form in which it is stored. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-sha256$i=" + iterations + ",l=" + hash.length + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** Whether this is the password; takes as long for a wrong one as for the right one. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations, hash.length));
    }

    private static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
