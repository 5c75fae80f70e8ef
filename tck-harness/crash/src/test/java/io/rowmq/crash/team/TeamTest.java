package io.rowmq.crash.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.check.Violation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of a campaign with several JVMs on PostgreSQL. */
class TeamTest {

    private static final long SEED = 20_261_121;

    @TempDir
    Path directory;

    @Test
    void eachMessageIsProcessedOnceAlthoughWorkersAreKilledAndStoppedAndTheServerIsKilled() throws Exception {
        try (Server server = new Server(directory.resolve("server"));
                Team team = new Team(server.url(), server, directory, 3, 1_500, SEED, Duration.ofMillis(1_500))) {
            assertThat(team.run(Duration.ofSeconds(5))).as(team.toString()).isEmpty();
        }
    }

    /** A campaign that finds nothing in a store that doubles messages proves nothing. */
    @Test
    void aStoreThatDoublesMessagesIsFound() throws Exception {
        try (Server server = new Server(directory.resolve("server"));
                Team team = new Team(server.url(), null, directory, 2, 200, SEED, Duration.ofMillis(1_500))) {
            try (Connection connection = DriverManager.getConnection(server.url());
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                            NEW.position = NEW.position + 1000000;
                            NEW.order_key = NEW.order_key + 1000000;
                            INSERT INTO rowmq_message SELECT NEW.*;
                            RETURN NULL;
                        END $$""");
                statement.execute("""
                        CREATE TRIGGER again AFTER INSERT ON rowmq_message FOR EACH ROW
                            WHEN (NEW.position % 20 = 0 AND NEW.position < 1000000) EXECUTE FUNCTION again()""");
            }

            assertThat(team.run(Duration.ofMinutes(5)))
                    .extracting(Violation::kind)
                    .contains(Violation.Kind.DOUBLED);
        }
    }
}
