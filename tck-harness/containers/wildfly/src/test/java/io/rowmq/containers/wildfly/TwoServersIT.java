package io.rowmq.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.containers.Client;
import io.rowmq.containers.OwnServer;
import io.rowmq.containers.app.ArchiveBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two WildFlys with one PostgreSQL. */
class TwoServersIT {

    private static final int MESSAGES = 40;

    @Test
    void serversThatShareADatabaseShareItsQueues(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setPGStartupWait(OwnServer.PATIENCE)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                OwnWildFly first = server(directory.resolve("first"), database);
                OwnWildFly second = server(directory.resolve("second"), database)) {
            first.launch();
            second.launch();
            first.awaitApplication();
            second.awaitApplication();
            getsWhatTheOtherSends(first.application(), second.application());
            getsWhatTheOtherSends(second.application(), first.application());
            oneOfThemGetsEach(first.application(), second.application());
        }
    }

    /** Without the bean whose subscription belongs to a client identifier: that can only be in one server. */
    private static OwnWildFly server(Path directory, EmbeddedPostgres database) throws Exception {
        OwnWildFly server = new OwnWildFly(directory, WildFlyIT.application().deleteClass(ArchiveBean.class));
        server.use(database.getJdbcUrl("postgres", "postgres"));
        return server;
    }

    private static void getsWhatTheOtherSends(Client sender, Client other) {
        String text = "from one to the other " + sender.hashCode();
        order(sender, "pause");
        assertThat(sender.call("place", "text", text)).isEqualTo("done");
        await().atMost(OwnServer.PATIENCE).until(() -> !other.seen(text).isEmpty());
        order(sender, "resume");
        assertThat(other.seen(text)).containsExactly("OrdersBean 1 false");
        assertThat(sender.seen(text)).isEmpty();
    }

    private static void order(Client server, String command) {
        await().atMost(OwnServer.PATIENCE)
                .until(() -> server.call(command, "queue", "orders").equals("done"));
    }

    private static void oneOfThemGetsEach(Client first, Client second) {
        List<String> texts = IntStream.range(0, MESSAGES)
                .mapToObj(number -> "order " + number)
                .toList();
        texts.forEach(text -> first.call("place", "text", text));
        await().atMost(OwnServer.PATIENCE)
                .until(() -> texts.stream()
                        .noneMatch(text -> seen(first, second, text).isEmpty()));
        assertThat(texts)
                .allSatisfy(text -> assertThat(seen(first, second, text)).containsExactly("OrdersBean 1 false"));
    }

    private static List<String> seen(Client first, Client second, String text) {
        return Stream.concat(first.seen(text).stream(), second.seen(text).stream())
                .toList();
    }
}
