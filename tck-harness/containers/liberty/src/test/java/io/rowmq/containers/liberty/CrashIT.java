package io.rowmq.containers.liberty;

import io.rowmq.containers.CrashContract;
import io.rowmq.containers.OwnServer;
import java.io.IOException;
import java.nio.file.Path;

/** Liberty killed between the two phases of a transaction. */
class CrashIT extends CrashContract {

    @Override
    protected OwnServer server(Path directory) throws IOException {
        return new OwnLiberty(directory, LibertyIT.application());
    }

    @Override
    protected String transactionManager() {
        return "com.ibm.tx.jta.TransactionManagerFactory";
    }
}
