package io.rowmq.benchmarks.jta;

import io.rowmq.benchmarks.subject.Rows;
import io.rowmq.resources.DelegatingResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Writes rows in one branch after the other. */
final class RowWriter implements AutoCloseable {

    private static final String SYNC = "CHECKPOINT SYNC";

    private final XAConnection branches;
    private final Connection other;
    private final Rows rows;
    private final Statement sync;
    private final XAResource resource;

    RowWriter(XAConnection branches, Connection other) throws SQLException {
        this.branches = branches;
        this.other = other;
        this.rows = new Rows(branches.getConnection());
        this.sync = other.createStatement();
        this.resource = new Synced(branches.getXAResource());
    }

    XAResource resource() {
        return resource;
    }

    void write(long number) throws SQLException {
        rows.write(number);
    }

    @Override
    public void close() throws SQLException {
        branches.close();
        other.close();
    }

    /**
     * Makes a commit durable, which H2 alone does not. Not prepare, although a database that is to survive a power
     * failure between the phases would have to: that is in favour of those who need this.
     */
    private final class Synced extends DelegatingResource {

        Synced(XAResource resource) {
            super(resource);
        }

        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            super.commit(xid, onePhase);
            try {
                sync.execute(SYNC);
            } catch (SQLException e) {
                throw (XAException) new XAException(XAException.XAER_RMFAIL).initCause(e);
            }
        }

        @Override
        public boolean isSameRM(XAResource other) {
            return other == this;
        }
    }
}
