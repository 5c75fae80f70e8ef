package io.rowmq.crash.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of a campaign with several JVMs on PostgreSQL. */
class TeamTest {

    private static final long SEED = 20_261_121;

    @TempDir
    Path directory;

    @Test
    void eachMessageIsProcessedOnceAlthoughWorkersAreKilledAndStopped() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Team team = new Team(
                        server.getJdbcUrl("postgres", "postgres"),
                        directory,
                        3,
                        1_500,
                        SEED,
                        Duration.ofMillis(1_500))) {
            assertThat(team.run(Duration.ofSeconds(5))).as(team.toString()).isEmpty();
        }
    }
}
