package io.rowmq.store.jdbc.internal.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.policy.Durability;
import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break what is promised are refused, and told what to change. */
class MariadbSettingsTest {

    private static final String URL = "jdbc:mariadb://db/orders";

    private static final Map<String, String> SHIPPED = Map.of(
            "innodb_flush_log_at_trx_commit", "1",
            "innodb_flush_method", "O_DIRECT",
            "innodb_doublewrite", "ON",
            "innodb_rollback_on_timeout", "OFF",
            "log_bin", "OFF",
            "sync_binlog", "0",
            "binlog_format", "MIXED",
            "read_only", "OFF",
            "sql_mode", "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION",
            "max_allowed_packet", "16777216");

    private static MariadbSettings changed(String changes) {
        Map<String, String> variables = new HashMap<>(SHIPPED);
        for (String change : changes.split(" ")) {
            String[] parts = change.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return new MariadbSettings("MariaDB", 1104, variables);
    }

    private static JMSException refused(MariadbSettings settings, Durability durability) {
        JMSException refusal = catchThrowableOfType(JMSException.class, () -> settings.requireUsable(URL, durability));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void aServerAsItIsShippedIsGoodEnough() {
        MariadbSettings shipped = new MariadbSettings("MariaDB", 1104, SHIPPED);

        assertThatCode(() -> shipped.requireUsable(URL, Durability.DISK)).doesNotThrowAnyException();
        assertThat(shipped.rollsBackOnTimeout()).isFalse();
        assertThat(changed("innodb_rollback_on_timeout=ON").rollsBackOnTimeout())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"innodb_flush_log_at_trx_commit=3", "log_bin=ON sync_binlog=1", "innodb_doublewrite=OFF"})
    void whatSurvivesALossOfPowerIsGoodEnough(String changes) {
        assertThatCode(() -> changed(changes).requireUsable(URL, Durability.DISK))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "innodb_flush_log_at_trx_commit=2",
                "log_bin=ON sync_binlog=0",
                "log_bin=ON sync_binlog=100",
                "innodb_flush_method=nosync"
            })
    void whatALossOfPowerTakesIsForTheDurabilityOfProcessesOnly(String changes) {
        JMSException refusal = refused(changed(changes), Durability.DISK);

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
        String last = changes.substring(changes.lastIndexOf(' ') + 1);
        assertThat(refusal).hasMessageContaining(last).hasMessageContaining("durability=process");
        assertThatCode(() -> changed(changes).requireUsable(URL, Durability.PROCESS))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit=0, ROWMQ-OPTION, innodb_flush_log_at_trx_commit=0",
        "sql_mode=NO_ENGINE_SUBSTITUTION, ROWMQ-OPTION, STRICT_TRANS_TABLES",
        "'sql_mode=STRICT_ALL_TABLES,EMPTY_STRING_IS_NULL', ROWMQ-OPTION, EMPTY_STRING_IS_NULL",
        "log_bin=ON binlog_format=STATEMENT, ROWMQ-OPTION, binlog_format",
        "max_allowed_packet=1048576, ROWMQ-OPTION, max_allowed_packet=1048576",
        "read_only=ON, ROWMQ-PERMISSION, primary",
        "wsrep_on=ON, ROWMQ-UNSUPPORTED, Galera"
    })
    void whatBreaksAnyPromiseIsRefused(String changes, String code, String part) {
        JMSException refusal = refused(changed(changes), Durability.PROCESS);

        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(URL).hasMessageContaining(part);
    }

    @Test
    void otherServersAndOldOnesAreRefused() {
        JMSException other = refused(new MariadbSettings("MySQL", 804, SHIPPED), Durability.DISK);
        JMSException old = refused(new MariadbSettings("MariaDB", 1005, SHIPPED), Durability.DISK);

        assertThat(other.getErrorCode()).isEqualTo("ROWMQ-UNSUPPORTED");
        assertThat(other).hasMessageContaining("MySQL");
        assertThat(old).hasMessageContaining("10.5").hasMessageContaining("10.6");
    }
}
