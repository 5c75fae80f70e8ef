package io.rowmq.store.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class DerbyUpgradeTest extends UpgradeContract {

    private static final AtomicInteger USERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private final int user = USERS.incrementAndGet();

    @Override
    String url() {
        return "jdbc:derby:" + folder.resolve("messages") + ";create=true;user=test" + user;
    }
}
