package io.rowmq.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2OutboxTest extends OutboxContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:h2:file:" + folder.resolve("messages");
    }

    @Override
    String otherUrl() {
        return "jdbc:h2:mem:other";
    }
}
