package io.rowmq.store.jdbc;

import io.rowmq.spi.StoreSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** One database for all tests, as creating one takes a second; each test has a schema of its own, that of its user. */
class DerbyArchiveTest extends ArchiveContract {

    private static final AtomicInteger USERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private final String url = "jdbc:derby:" + folder.resolve("messages") + ";user=archive" + USERS.incrementAndGet();

    @Override
    StoreSettings settings() {
        return Samples.settings(url);
    }
}
