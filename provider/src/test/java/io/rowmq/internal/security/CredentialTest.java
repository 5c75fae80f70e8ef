package io.rowmq.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.UserRow;
import jakarta.jms.JMSException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialTest {

    private final SecureRandom random = new SecureRandom();
    private final List<Boolean> inTurn = new ArrayList<>();

    private final Passwords passwords = new Passwords(1, random) {
        @Override
        boolean verify(String password, String stored) {
            inTurn.add(Thread.holdsLock(check.turn("nobody")));
            return super.verify(password, stored);
        }
    };

    private final PasswordCheck check = new PasswordCheck(passwords, new QuickDigest(random));

    private static InstantSource at(long millis) {
        return InstantSource.fixed(Instant.ofEpochMilli(millis));
    }

    /** Otherwise one could ask twice at once, and tell by the time which names exist. */
    @Test
    void anUnknownNameTakesTurnsAsAKnownOneDoes() throws JMSException {
        Credential decoy = new Credential("", passwords.decoy(), check);
        Credential known = new Credential("nobody", passwords.hash("pass"), check);

        assertThat(decoy.verify("nobody", "guess", at(0))).isFalse();
        assertThat(known.verify("nobody", "guess", at(0))).isFalse();
        assertThat(known.verify("nobody", "pass", at(0))).isTrue();
        assertThat(inTurn).containsExactly(true, true, true);
    }

    @Test
    void aClockThatGoesBackForgets() throws JMSException {
        Credential credential = new Credential("shop", passwords.hash("pass"), check);
        credential.verify("shop", "pass", at(1_000));
        credential.verify("shop", "pass", at(1_000));
        assertThat(inTurn).hasSize(1);
        credential.verify("shop", "pass", at(999));
        assertThat(inTurn).hasSize(2);
    }

    @Test
    void itIsOneUsersForOnePassword() {
        String stored = passwords.hash("pass");
        Credential credential = new Credential("shop", stored, check);

        assertThat(credential.isOf(new UserRow("shop", stored, List.of()))).isTrue();
        assertThat(credential.isOf(new UserRow("shop", passwords.hash("pass"), List.of())))
                .as("with another salt")
                .isFalse();
        assertThat(credential.isOf(new UserRow("other", stored, List.of()))).isFalse();
        assertThat(credential.isOf(new UserRow("shop", null, List.of()))).isFalse();
    }

    @Test
    void theDigestIsAboutTheUserAndWhatIsStoredToo() {
        QuickDigest digest = new QuickDigest(random);

        assertThat(digest.of("shop", "stored", "pass"))
                .isEqualTo(digest.of("shop", "stored", "pass"))
                .isNotEqualTo(digest.of("other", "stored", "pass"))
                .isNotEqualTo(digest.of("shop", "other", "pass"))
                .isNotEqualTo(digest.of("shop", "store", "dpass"))
                .isNotEqualTo(new QuickDigest(random).of("shop", "stored", "pass"));
    }
}
