package io.rowmq.ra;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * As much of a transaction manager as resources see: one transaction for each thread, and a vote of another resource.
 */
final class Transactions {

    /** What becomes of a transaction that nobody has marked for rollback. */
    enum Ending {
        /** One resource manager only, so one phase is enough. */
        ONE_PHASE,
        /** Both phases. */
        TWO_PHASES,
        /** Another resource votes against it once everything is prepared. */
        REFUSED,
        /** The server dies after the first phase. */
        CRASH
    }

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final ThreadLocal<Transaction> current = new ThreadLocal<>();
    volatile Ending ending = Ending.ONE_PHASE;
    volatile int joined;

    private record Id(long number) implements Xid {
        @Override
        public int getFormatId() {
            return 42;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {7};
        }
    }

    private static final class Transaction {
        final Id id = new Id(NUMBERS.incrementAndGet());
        final List<XAResource> resources = new ArrayList<>();
        boolean rollbackOnly;
    }

    void begin() {
        current.set(new Transaction());
    }

    boolean active() {
        return current.get() != null;
    }

    void setRollbackOnly() {
        current.get().rollbackOnly = true;
    }

    void enlist(XAResource resource) throws XAException {
        Transaction transaction = current.get();
        boolean same =
                !transaction.resources.isEmpty() && transaction.resources.get(0).isSameRM(resource);
        resource.start(transaction.id, same ? XAResource.TMJOIN : XAResource.TMNOFLAGS);
        if (same) {
            joined++;
        }
        transaction.resources.add(resource);
    }

    /** Commits, or whatever {@link #ending} says. All resources are of the same database. */
    void end() throws XAException {
        Transaction transaction = current.get();
        current.remove();
        for (XAResource resource : transaction.resources) {
            resource.end(transaction.id, transaction.rollbackOnly ? XAResource.TMFAIL : XAResource.TMSUCCESS);
        }
        if (!transaction.resources.isEmpty()) {
            finish(transaction.resources.get(0), transaction);
        }
    }

    private void finish(XAResource resource, Transaction transaction) throws XAException {
        if (transaction.rollbackOnly) {
            resource.rollback(transaction.id);
        } else if (ending == Ending.ONE_PHASE) {
            resource.commit(transaction.id, true);
        } else if (resource.prepare(transaction.id) == XAResource.XA_OK) {
            secondPhase(resource, transaction.id);
        }
    }

    private void secondPhase(XAResource resource, Xid id) throws XAException {
        switch (ending) {
            case TWO_PHASES -> resource.commit(id, false);
            case REFUSED -> resource.rollback(id);
            default -> throw new XAException(XAException.XAER_RMFAIL);
        }
    }

    @Nullable Xid id() {
        return active() ? current.get().id : null;
    }
}
