package io.rowmq.benchmarks.jta;

import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Bean;
import io.rowmq.benchmarks.subject.JmsLine;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Settlement;
import jakarta.jms.XAConnection;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XASession;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import javax.transaction.xa.XAResource;

/** The transaction manager, and the table of the application in an H2 file beside the messages. */
public final class Jta implements AutoCloseable {

    private final TransactionManager manager;
    private final ApplicationTable table;

    /** Keeps its log and the table in a directory. */
    public Jta(Path directory) throws Exception {
        // Its log as it is shipped: a file for each transaction, which is synced before the second phase.
        System.setProperty(
                "ObjectStoreEnvironmentBean.objectStoreDir",
                directory.resolve("transactions").toString());
        System.setProperty("CoreEnvironmentBean.nodeIdentifier", "benchmark");
        this.manager =
                (TransactionManager) Bean.callStatic("com.arjuna.ats.jta.TransactionManager", "transactionManager");
        this.table = new ApplicationTable(directory.resolve("application"));
    }

    /** A line of the modes ROWS and XA. */
    public Line line(XAConnectionFactory factory, Address address) throws Exception {
        XAConnection connection = factory.createXAConnection();
        XASession session = connection.createXASession();
        return new JmsLine(connection, session, settlement(session.getXAResource()), address);
    }

    /** Transactions of a resource and the table. */
    public Settlement settlement(XAResource resource) throws Exception {
        return new JtaSettlement(manager, resource, table.writer());
    }

    /** How many rows the table has. */
    public long rows() throws Exception {
        return table.rows();
    }

    @Override
    public void close() throws Exception {
        table.close();
    }
}
