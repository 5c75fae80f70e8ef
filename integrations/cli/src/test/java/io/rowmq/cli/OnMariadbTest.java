package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowmq.mariadb.MariadbServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A database server whose driver the command line does not bring. */
class OnMariadbTest extends CommandLineBase {

    @Test
    void theDoctorAsksTheServerToo() throws IOException, SQLException {
        assumeTrue(MariadbServer.available(), "Maven Central has no MariaDB for this operating system");
        Path home = Path.of(System.getProperty("java.io.tmpdir"));
        try (MariadbServer server =
                        MariadbServer.start(home, "--log-bin", "--sync-binlog=1", "--innodb-doublewrite=OFF");
                Connection connection = DriverManager.getConnection(server.url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE test");
            url = server.url("test");
            create();
            Result careless = onDatabase("doctor");
            assertThat(careless.err()).isEmpty();
            assertThat(careless.out())
                    .containsPattern("OK +version +11")
                    .containsPattern("OK +innodb_flush_log_at_trx_commit +1")
                    .containsPattern("OK +innodb_flush_method")
                    .containsPattern("LOOK +innodb_doublewrite")
                    .containsPattern("OK +sync_binlog +1")
                    .containsPattern("OK +max_allowed_packet +16M")
                    .containsPattern("OK +isolation")
                    .containsPattern("OK +clocks")
                    .containsPattern("OK +purge")
                    .containsPattern("OK +old transactions +none");
            assertThat(careless.code()).isEqualTo(7);

            url = server.url("nothing");
            assertThat(onDatabase("list").code()).isEqualTo(4);
        }
    }
}
