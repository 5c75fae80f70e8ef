package io.rowmq.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private final SecureRandom random = new SecureRandom();

    /** The first test vector of RFC 7914, section 11. */
    @Test
    void theFunctionIsTheStandardOne() {
        byte[] hash = HexFormat.of()
                .parseHex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
        String stored = "$pbkdf2-sha256$i=1,l=64$c2FsdA$"
                + Base64.getEncoder().withoutPadding().encodeToString(hash);

        assertThat(PasswordHash.parse(stored).matches("passwd")).isTrue();
        assertThat(PasswordHash.parse(stored).text()).isEqualTo(stored);
    }

    @Test
    void onlyThePasswordMatches() {
        String stored = PasswordHash.create("grüße", 100, random).text();

        assertThat(stored).startsWith("$pbkdf2-sha256$i=100,l=32$").doesNotContain("grüße");
        assertThat(PasswordHash.parse(stored).matches("grüße")).isTrue();
        assertThat(PasswordHash.parse(stored).matches("grüsse")).isFalse();
        assertThat(PasswordHash.parse(stored).matches("grüße ")).isFalse();
    }

    @Test
    void thePasswordOfTwoUsersDoesNotShow() {
        assertThat(PasswordHash.create("same", 1, random).text())
                .isNotEqualTo(PasswordHash.create("same", 1, random).text());
    }

    @Test
    void noPasswordMatchesADecoy() {
        assertThat(PasswordHash.decoy(1, random).matches("")).isFalse();
        assertThat(PasswordHash.decoy(1, random).matches("password")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2a$10$abcdefghijklmnopqrstuv",
                "$pbkdf2-sha256$i=0,l=3$c2FsdA$aGFz",
                "$pbkdf2-sha256$i=99999999,l=3$c2FsdA$aGFz",
                "$pbkdf2-sha256$i=1,l=4$c2FsdA$aGFz",
                "$pbkdf2-sha256$i=1,l=3$c2FsdA$a",
                "$pbkdf2-sha512$i=1,l=3$c2FsdA$aGFz"
            })
    void whatIsNoHashIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(text));
    }
}
