package io.rowmq.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DerbyCommitOutcomeTest extends CommitOutcomeContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:derby:" + folder.resolve("messages") + ";create=true";
    }
}
