package io.rowmq.benchmarks.jta;

import io.rowmq.benchmarks.subject.Settlement;
import jakarta.jms.Message;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** Two branches in one transaction: the session's and the table's. */
final class JtaSettlement implements Settlement {

    private final TransactionManager manager;
    private final XAResource session;
    private final RowWriter rows;

    JtaSettlement(TransactionManager manager, XAResource session, RowWriter rows) {
        this.manager = manager;
        this.session = session;
        this.rows = rows;
    }

    @Override
    public void begin() throws Exception {
        if (manager.getStatus() == Status.STATUS_NO_TRANSACTION) {
            manager.begin();
            Transaction transaction = manager.getTransaction();
            transaction.enlistResource(session);
            transaction.enlistResource(rows.resource());
        }
    }

    @Override
    public void row(long number) throws Exception {
        begin();
        rows.write(number);
    }

    @Override
    public void end(@Nullable Message last) throws Exception {
        if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
            manager.commit();
        }
    }

    @Override
    public void close() throws Exception {
        rows.close();
    }
}
