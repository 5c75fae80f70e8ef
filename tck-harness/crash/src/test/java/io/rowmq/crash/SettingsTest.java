package io.rowmq.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void optionsAreRead() {
        assertThat(Settings.parse("--seed", "5", "--minutes", "0.5", "--url", "jdbc:h2:./x", "--workers", "1"))
                .isEqualTo(new Settings("jdbc:h2:./x", 1, Duration.ofSeconds(30), 5, false));
    }

    @Test
    void severalWorkersShareADatabaseOfAServer() {
        assertThat(Settings.parse(
                        "--workers", "4", "--groups", "--url", "jdbc:postgresql://localhost/crash", "--seed", "5"))
                .isEqualTo(new Settings("jdbc:postgresql://localhost/crash", 4, Duration.ofMinutes(10), 5, true));
        assertThat(Settings.parse("--workers", "2", "--seed", "5"))
                .isEqualTo(new Settings(null, 2, Duration.ofMinutes(10), 5, false));
        assertThat(Settings.parse("--workers", "2", "--seed", "5", "--url", "mariadb"))
                .isEqualTo(new Settings("mariadb", 2, Duration.ofMinutes(10), 5, false));
    }

    @ParameterizedTest
    @CsvSource({
        "--sed 5, unknown option --sed",
        "--seed, a value is missing after --seed",
        "--minutes x, not a number after --minutes: x",
        "--minutes 0, not a length of time",
        "--url postgres, not a JDBC URL: postgres",
        "--workers 2 --url jdbc:h2:./x, only PostgreSQL and MariaDB have room for several JVMs",
        "--workers 2 --url jdbc:derby:x, only PostgreSQL and MariaDB have room for several JVMs",
        "--groups --seed 1, --groups needs several workers",
        "--workers 0, not a number of workers: 0",
    })
    void whatIsWrongIsNamed(String arguments, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.parse(arguments.split(" ")))
                .withMessageContaining(message);
    }
}
