package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SchemaAndDoctorTest extends CommandLineBase {

    @Test
    void whatIsPrintedMakesTablesThatVerify() throws SQLException {
        Result printed = rowmq("schema", "print", "h2", "--table-prefix", "mine_");
        assertThat(printed.code()).isZero();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(printed.out());
        }
        Result verified = onDatabase("schema", "verify", "--table-prefix", "mine_");
        assertThat(verified.err()).isEmpty();
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("schema version");
    }

    @Test
    void tablesAreThereForEachDatabaseAndOnlyWhatIsNewIsPrinted() {
        for (String database : Arrays.asList("h2", "derby", "postgresql", "mariadb")) {
            assertThat(rowmq("schema", "print", database).out()).contains("rowmq_schema (\n");
            assertThat(rowmq("schema", "print", database, "--from", "6").out())
                    .doesNotContain("rowmq_schema (\n")
                    .contains("rowmq_setting (");
        }
        assertThat(rowmq("schema", "print", "oracle").err()).contains("oracle").contains("postgresql");
    }

    @Test
    void missingTablesAreNamedAndCreatedOnRequest() throws SQLException {
        DriverManager.getConnection(url).close();
        Result missing = onDatabase("schema", "verify");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("There are no tables rowmq_*").contains("rowmq schema upgrade");
        create();
        assertThat(onDatabase("schema", "verify").code()).isZero();
    }

    @Test
    void theDoctorFindsPausesAndSettingsForNothing() {
        send("orders", "a");
        assertThat(onDatabase("doctor").code()).isZero();
        onDatabase("pause", "orders");
        onDatabase("settings", "set", "queue://ordres", "maxDeliveries", "3");
        Result found = onDatabase("doctor");
        assertThat(found.code()).isEqualTo(7);
        assertThat(found.out()).contains("queue://ordres maxDeliveries").contains("rowmq resume");
        assertThat(onDatabase("health").code()).isZero();
    }

    @Test
    void theBenchLeavesNothingBehind() {
        create();
        Result measured = onDatabase("bench", "-n", "20", "--size", "10");
        assertThat(measured.err()).isEmpty();
        assertThat(measured.out()).containsPattern("send +20").containsPattern("receive +20");
        assertThat(onDatabase("list").lines()).hasSize(1);
    }
}
