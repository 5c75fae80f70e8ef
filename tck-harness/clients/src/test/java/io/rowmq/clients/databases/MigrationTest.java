package io.rowmq.clients.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables are made by the tool that makes those of the application. */
class MigrationTest {

    private static final String SCHEMA = "io/rowmq/store/jdbc/schema/";
    private static final Queue ORDERS = new RowmqQueue("orders");

    @TempDir
    Path directory;

    private static String folder(Server server) {
        return SCHEMA + server.name().toLowerCase(Locale.ROOT);
    }

    private static void sendAndReceive(String url) {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            factory.setInitializeSchema("never");
            try (JMSContext context = factory.createContext()) {
                context.createProducer().send(ORDERS, "text");
                assertThat(context.createConsumer(ORDERS).receiveBodyNoWait(String.class))
                        .isEqualTo("text");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void flywayInstallsTheFilesOfTheJar(Server server) throws Exception {
        String url = server.newDatabase(directory);
        assertThatThrownBy(() -> sendAndReceive(url))
                .isInstanceOf(JMSRuntimeException.class)
                .hasMessageContaining("V1__create.sql");

        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:" + folder(server))
                .table("rowmq_migrations")
                .placeholders(Map.of("p", "rowmq_", "n", "rowmq_", "N", "ROWMQ_"))
                .load()
                .migrate();

        sendAndReceive(url);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void liquibaseInstallsTheFilesOfTheJar(Server server) throws Exception {
        String url = server.newDatabase(directory);
        try (Connection connection = DriverManager.getConnection(url);
                Liquibase liquibase = new Liquibase(
                        "databases/changelog.xml",
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.setChangeLogParameter("folder", folder(server));
            liquibase.update(new Contexts());
        }
        sendAndReceive(url);
    }
}
