package io.rowmq.crash.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.check.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of a campaign with several JVMs on PostgreSQL. */
class TeamTest {

    private static final long SEED = 20_261_121;

    @TempDir
    private static Path home;

    private static Server server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startServer() throws IOException {
        server = new Server(home);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    /** An empty database; its URL. */
    private static String database(String name) throws SQLException {
        execute(server.url(), "CREATE DATABASE " + name);
        return server.url().replaceFirst("/postgres\\b", "/" + name);
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static Plan plan(int workers, int size, boolean groups) {
        return new Plan(workers, size, SEED, Duration.ofMillis(1_500), groups);
    }

    @Test
    void eachMessageIsProcessedOnceAndInItsGroupsTurnAlthoughWorkersAndTheServerAreKilled() throws Exception {
        try (Team team = new Team(database("whole"), server, directory, plan(3, 1_500, true))) {
            assertThat(team.run(Duration.ofSeconds(5))).as(team.toString()).isEmpty();
        }
    }

    /** A campaign that finds nothing in a store that doubles messages proves nothing. */
    @Test
    void aStoreThatDoublesMessagesIsFound() throws Exception {
        String url = database("doubling");
        try (Team team = new Team(url, null, directory, plan(2, 200, false))) {
            execute(url, """
                    CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        NEW.position = NEW.position + 1000000;
                        NEW.order_key = NEW.order_key + 1000000;
                        INSERT INTO rowmq_message SELECT NEW.*;
                        RETURN NULL;
                    END $$""");
            execute(url, """
                    CREATE TRIGGER again AFTER INSERT ON rowmq_message FOR EACH ROW
                        WHEN (NEW.position % 20 = 0 AND NEW.position < 1000000) EXECUTE FUNCTION again()""");

            assertThat(team.run(Duration.ofMinutes(5)))
                    .extracting(Violation::kind)
                    .contains(Violation.Kind.DOUBLED);
        }
    }

    /** Nor does one that finds nothing in a store in which the JVMs do not see each other's message groups. */
    @Test
    void aStoreThatForgetsGroupsIsFound() throws Exception {
        String url = database("forgetting");
        try (Team team = new Team(url, null, directory, plan(2, 500, true))) {
            execute(url, """
                    CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        NEW.message_group = NULL;
                        RETURN NEW;
                    END $$""");
            execute(url, """
                    CREATE TRIGGER forget BEFORE INSERT ON rowmq_message FOR EACH ROW EXECUTE FUNCTION forget()""");

            assertThat(team.run(Duration.ofMinutes(5)))
                    .extracting(Violation::kind)
                    .containsAnyOf(Violation.Kind.OUT_OF_ORDER, Violation.Kind.IN_TWO_HANDS)
                    .doesNotContain(Violation.Kind.LOST, Violation.Kind.DOUBLED);
        }
    }
}
