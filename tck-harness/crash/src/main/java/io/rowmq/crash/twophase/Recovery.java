package io.rowmq.crash.twophase;

import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.arjuna.recovery.RecoveryModule;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.management.RowmqBranch;
import io.rowmq.management.RowmqBranches;
import io.rowmq.narayana.RowmqRecovery;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Narayana's recovery in a worker: of the messages by what RowMQ ships, of the rows by their driver. */
final class Recovery implements AutoCloseable {

    /** One is enough unless a resource fails. */
    private static final int PASSES = 3;

    private final RowmqXAConnectionFactory factory;
    private final RowmqRecovery messages;
    private final XAConnection rows;
    private final XAResource rowsResource;
    private final RecoveryManager manager;

    /** Has to be called before any class of Narayana's is used. */
    static void configure(Path directory) {
        String log = directory.resolve("transactions").toString();
        System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", log);
        System.setProperty("ObjectStoreEnvironmentBean.communicationStore.objectStoreDir", log);
        System.setProperty("ObjectStoreEnvironmentBean.stateStore.objectStoreDir", log);
        System.setProperty("CoreEnvironmentBean.nodeIdentifier", "crash");
        System.setProperty("JTAEnvironmentBean.xaRecoveryNodes", "crash");
        System.setProperty("JTAEnvironmentBean.orphanSafetyInterval", "0");
        System.setProperty("CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
    }

    Recovery(RowmqXAConnectionFactory factory, XADataSource source) throws JMSException, SQLException {
        this.factory = factory;
        this.rows = source.getXAConnection();
        this.rowsResource = rows.getXAResource();
        this.manager = RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
        manager.initialize();
        this.messages = RowmqRecovery.register(factory);
        XARecoveryModule.getRegisteredXARecoveryModule().addXAResourceRecoveryHelper(new XAResourceRecoveryHelper() {
            @Override
            public boolean initialise(String parameter) {
                return true;
            }

            @Override
            public XAResource[] getXAResources() {
                return new XAResource[] {rowsResource};
            }
        });
    }

    /** Finishes what is in doubt; what still is. The two phases of a pass follow each other without waiting. */
    List<String> finish() throws JMSException, XAException {
        List<String> left = List.of();
        for (int pass = 0; pass < PASSES; pass++) {
            manager.getModules().forEach(RecoveryModule::periodicWorkFirstPass);
            manager.getModules().forEach(RecoveryModule::periodicWorkSecondPass);
            left = inDoubt();
            if (left.isEmpty()) {
                break;
            }
        }
        return left;
    }

    private List<String> inDoubt() throws JMSException, XAException {
        List<String> found = new ArrayList<>();
        try (RowmqBranches branches = factory.branches()) {
            branches.list().stream().map(RowmqBranch::toString).forEach(found::add);
        }
        for (Xid xid : rowsResource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN)) {
            found.add("rows " + xid);
        }
        return found;
    }

    @Override
    public void close() throws JMSException, SQLException {
        messages.close();
        rows.close();
    }
}
