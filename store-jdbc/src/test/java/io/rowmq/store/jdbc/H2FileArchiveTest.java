package io.rowmq.store.jdbc;

import io.rowmq.spi.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FileArchiveTest extends ArchiveContract {

    @TempDir
    Path folder;

    @Override
    StoreSettings settings() {
        return Samples.settings("jdbc:h2:" + folder.resolve("messages"));
    }
}
