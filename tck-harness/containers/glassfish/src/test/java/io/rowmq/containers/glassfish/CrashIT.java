package io.rowmq.containers.glassfish;

import io.rowmq.containers.CrashContract;
import io.rowmq.containers.OwnServer;
import java.io.IOException;
import java.nio.file.Path;

/** GlassFish killed between the two phases of a transaction. */
class CrashIT extends CrashContract {

    @Override
    protected OwnServer server(Path directory) throws IOException {
        return new OwnGlassFish(directory, GlassFishIT.application());
    }

    @Override
    protected String transactionManager() {
        return "java:appserver/TransactionManager";
    }
}
