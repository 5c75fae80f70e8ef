package io.rowmq.benchmarks.jta;

import io.rowmq.benchmarks.subject.Rows;
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
     *
     * @param resource H2's own
     */
    private final class Synced implements XAResource {

        private final XAResource resource;

        Synced(XAResource resource) {
            this.resource = resource;
        }

        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            resource.commit(xid, onePhase);
            try {
                sync.execute(SYNC);
            } catch (SQLException e) {
                throw (XAException) new XAException(XAException.XAER_RMFAIL).initCause(e);
            }
        }

        @Override
        public int prepare(Xid xid) throws XAException {
            return resource.prepare(xid);
        }

        @Override
        public void rollback(Xid xid) throws XAException {
            resource.rollback(xid);
        }

        @Override
        public void start(Xid xid, int flags) throws XAException {
            resource.start(xid, flags);
        }

        @Override
        public void end(Xid xid, int flags) throws XAException {
            resource.end(xid, flags);
        }

        @Override
        public void forget(Xid xid) throws XAException {
            resource.forget(xid);
        }

        @Override
        public Xid[] recover(int flag) throws XAException {
            return resource.recover(flag);
        }

        @Override
        public boolean isSameRM(XAResource other) {
            return other == this;
        }

        @Override
        public int getTransactionTimeout() throws XAException {
            return resource.getTransactionTimeout();
        }

        @Override
        public boolean setTransactionTimeout(int seconds) throws XAException {
            return resource.setTransactionTimeout(seconds);
        }
    }
}
