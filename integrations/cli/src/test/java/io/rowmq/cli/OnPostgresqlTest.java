package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database server, which other JVMs may use at the same time. */
class OnPostgresqlTest extends CommandLineBase {

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                // for the doctor to find
                .setServerConfig("autovacuum", "off")
                .start();
        url = server.getJdbcUrl("postgres", "postgres");
    }

    @AfterEach
    void stop() throws IOException {
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
