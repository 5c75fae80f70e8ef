package io.rowmq.samples.xa;

import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.narayana.RowmqRecovery;
import jakarta.jms.JMSException;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.transaction.xa.XAResource;

/** The transaction manager, in this JVM as well: its log is a directory. */
final class Narayana {

    private Narayana() {}

    /** Has to come before anything else of Narayana's. */
    static void configure(Path log) {
        System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", log.toString());
        System.setProperty("ObjectStoreEnvironmentBean.communicationStore.objectStoreDir", log.toString());
        System.setProperty("ObjectStoreEnvironmentBean.stateStore.objectStoreDir", log.toString());
        // Whose branches are whose: what has this name and no decision is rolled back, now and not in twenty seconds.
        System.setProperty("CoreEnvironmentBean.nodeIdentifier", "teller");
        System.setProperty("JTAEnvironmentBean.xaRecoveryNodes", "teller");
        System.setProperty("JTAEnvironmentBean.orphanSafetyInterval", "0");
        System.setProperty("RecoveryEnvironmentBean.recoveryBackoffPeriod", "1");
        System.setProperty("CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
    }

    static TransactionManager transactions() {
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    /** One pass of recovery over both databases; an application would let the recovery manager do that periodically. */
    static void recover(RowmqXAConnectionFactory factory, Ledger ledger) throws JMSException, SQLException {
        RecoveryManager manager = RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
        manager.initialize();
        XAResourceRecoveryHelper rows = new RowRecovery(ledger.resource());
        XARecoveryModule.getRegisteredXARecoveryModule().addXAResourceRecoveryHelper(rows);
        try (RowmqRecovery messages = RowmqRecovery.register(factory)) {
            manager.scan();
        }
    }

    private record RowRecovery(XAResource resource) implements XAResourceRecoveryHelper {

        @Override
        public boolean initialise(String parameter) {
            return true;
        }

        @Override
        public XAResource[] getXAResources() {
            return new XAResource[] {resource};
        }
    }
}
