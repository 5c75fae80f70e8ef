package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A database server, which other JVMs may use at the same time. */
class OnPostgresqlTest extends CommandLineBase {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                // for the doctor to find
                .setServerConfig("autovacuum", "off")
                .start();
    }

    /** A schema for each test. */
    @BeforeEach
    void createSchema(TestInfo test) throws SQLException {
        String schema = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        url = server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void worksAsOneOfTheJvmsThatShareIt() {
        assertThat(onDatabase("list").err()).contains("There are no tables rowmq_*");
        create();
        assertThat(onDatabase("send", "orders", "a").code()).isZero();
        assertThat(onDatabase("list").out()).contains("queue://orders");
        assertThat(onDatabase("nodes").out()).contains("ALIVE").contains("the JVM that was asked");
        assertThat(onDatabase("move", "orders", "other", "--all").code()).isZero();
        assertThat(onDatabase("receive", "other", "--wait", "60").out()).isEqualTo(QueuesTest.lines("a"));
    }

    @Test
    void theDoctorAsksTheServerToo() {
        create();
        Result examined = onDatabase("doctor");
        assertThat(examined.err()).isEmpty();
        assertThat(examined.out())
                .containsPattern("OK +full_page_writes")
                .containsPattern("OK +clocks")
                .containsPattern("OK +old transactions")
                .containsPattern("OK +leases +renewed by 1 JVM")
                .containsPattern("WRONG +autovacuum")
                .contains("autovacuum: tables of queues grow without it");
        assertThat(examined.code()).isEqualTo(1);
    }
}
