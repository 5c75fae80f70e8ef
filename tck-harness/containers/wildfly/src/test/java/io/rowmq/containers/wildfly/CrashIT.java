package io.rowmq.containers.wildfly;

import io.rowmq.containers.CrashContract;
import io.rowmq.containers.OwnServer;
import java.io.IOException;
import java.nio.file.Path;

/** WildFly killed between the two phases of a transaction. */
class CrashIT extends CrashContract {

    @Override
    protected OwnServer server(Path directory) throws IOException {
        return new OwnWildFly(directory, WildFlyIT.application());
    }

    @Override
    protected String transactionManager() {
        return "java:jboss/TransactionManager";
    }
}
