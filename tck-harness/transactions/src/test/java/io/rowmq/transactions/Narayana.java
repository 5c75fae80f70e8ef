package io.rowmq.transactions;

import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * The transaction manager of this JVM, with a log of its own; see the module's pom for the rest of its configuration.
 */
final class Narayana {

    static {
        try {
            String log = Files.createTempDirectory("transactions").toString();
            System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", log);
            System.setProperty("ObjectStoreEnvironmentBean.communicationStore.objectStoreDir", log);
            System.setProperty("ObjectStoreEnvironmentBean.stateStore.objectStoreDir", log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Narayana() {}

    static TransactionManager transactions() {
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    /** Makes it ready to recover; what it does when it is told to. */
    static RecoveryManager recovery() {
        RecoveryManager manager = RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
        manager.initialize();
        return manager;
    }
}
