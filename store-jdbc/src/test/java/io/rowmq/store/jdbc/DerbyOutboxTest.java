package io.rowmq.store.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** One database for all tests; each has a schema of its own, that of its user. */
class DerbyOutboxTest extends OutboxContract {

    private static final AtomicInteger USERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private final String user = "test" + USERS.incrementAndGet();

    @Override
    String url() {
        return "jdbc:derby:" + folder.resolve("messages") + ";user=" + user;
    }

    @Override
    String otherUrl() {
        return "jdbc:derby:memory:other;create=true";
    }
}
