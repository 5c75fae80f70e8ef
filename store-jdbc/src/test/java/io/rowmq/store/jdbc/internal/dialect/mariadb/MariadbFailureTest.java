package io.rowmq.store.jdbc.internal.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the numbers and states of MariaDB and its driver mean. */
class MariadbFailureTest {

    private final MariadbDialect dialect =
            new MariadbDialect("jdbc:mariadb://db/orders", Duration.ZERO, Duration.ZERO, false);

    @ParameterizedTest
    @CsvSource({
        "28000, 1045, CREDENTIALS",
        "42000, 1044, PERMISSION",
        "42000, 1049, URL",
        "3D000, 1046, URL",
        "HY000, 1114, STORAGE",
        "HY000, 1030, STORAGE",
        "23000, 1062, VALUE",
        "22001, 1406, VALUE",
        "HZ000, 0, VALUE",
        "40001, 1213, BUSY",
        "HY000, 1205, BUSY",
        "70100, 1969, BUSY",
        "08S01, 0, CONNECTION",
        "08000, 0, CONNECTION",
        "70100, 1927, CONNECTION",
        "25S03, 0, CONNECTION",
        "HY000, 1290, CONNECTION",
        "42000, 1064, DATABASE",
        ", 0, DATABASE"
    })
    void eachHasItsCode(String state, int number, ErrorCode code) {
        SQLException failure = new SQLException("failed", state, number);

        assertThat(dialect.classify(failure)).isEqualTo(code);
        assertThat(dialect.lost(failure)).isEqualTo(code == ErrorCode.CONNECTION);
        assertThat(dialect.temporary(failure)).isEqualTo(code == ErrorCode.BUSY);
    }

    @Test
    void aPacketThatIsTooLargeIsTheValuesFaultThoughItCostsTheConnection() {
        SQLException failure = new SQLException("Packet too big for current server max_allowed_packet value", "08000");

        assertThat(dialect.lost(failure)).isTrue();
        assertThat(dialect.classify(failure)).isEqualTo(ErrorCode.VALUE);
    }

    @ParameterizedTest
    @CsvSource({"1213, true", "1614, true", "1205, false", "1062, false"})
    void aDeadlockUndoesTheTransaction(int number, boolean undone) {
        assertThat(dialect.undoes(new SQLException("failed", "HY000", number))).isEqualTo(undone);
    }
}
