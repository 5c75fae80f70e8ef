package io.rowmq.internal.engine;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TransactionRolledBackException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's local transaction: gathers, and commits as one unit. */
final class SessionWork implements Work {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final EngineParts parts;
    private final Origin origin;
    private final GatheredWork gathered;
    private @Nullable StoreTransaction transaction;

    SessionWork(EngineParts parts, Origin origin) {
        this.parts = parts;
        this.origin = origin;
        this.gathered = new GatheredWork(parts);
    }

    @Override
    public void send(StoredDestination to, StoredMessage message) throws JMSException {
        gathered.send(origin, to, message);
    }

    @Override
    public void received(Claim claim) {
        gathered.received(claim);
    }

    @Override
    public void commit() throws JMSException {
        try {
            parts.commits().commit(gathered.messages(), gathered::unit, transaction);
        } catch (JMSException | RuntimeException failure) {
            throw rolledBack(failure);
        }
        gathered.clear();
        giveUpWhatIsLost();
    }

    private static boolean fenced(Exception failure) {
        return failure instanceof JMSException jms && Nodes.FENCED.equals(jms.getErrorCode());
    }

    private JMSException rolledBack(Exception failure) {
        if (failure instanceof JMSException jms && MessageStore.IN_DOUBT.equals(jms.getErrorCode())) {
            return rollBackAfter(jms, jms);
        }
        TransactionRolledBackException rolledBack = new TransactionRolledBackException(
                "The transaction was rolled back, its messages will be delivered again: " + failure.getMessage(),
                fenced(failure) ? Nodes.FENCED : "ROWMQ-ROLLED-BACK");
        rolledBack.initCause(failure);
        if (failure instanceof JMSException jms) {
            rolledBack.setLinkedException(jms);
        }
        return rollBackAfter(failure, rolledBack);
    }

    private JMSException rollBackAfter(Exception failure, JMSException told) {
        try {
            rollback(failure);
        } catch (JMSException | RuntimeException again) {
            told.addSuppressed(again);
        }
        return told;
    }

    @Override
    public void rollback(@Nullable Throwable cause) throws JMSException {
        List<Claim> claims = gathered.clear();
        try {
            if (transaction != null) {
                transaction.rollback();
            }
        } finally {
            giveUpWhatIsLost();
            parts.settler().giveBack(claims, cause);
        }
    }

    /** The next transaction gets another connection, so that a session outlives the loss of its database. */
    private void giveUpWhatIsLost() {
        if (transaction != null && !transaction.usable()) {
            transaction.close();
            transaction = null;
        }
    }

    @Override
    public Connection jdbcConnection() throws JMSException {
        if (transaction == null) {
            transaction = parts.store().begin();
        }
        return transaction.connection();
    }

    @Override
    public void close() {
        try {
            rollback(null);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The transaction of a closing session was not rolled back in order", failure);
        } finally {
            if (transaction != null) {
                transaction.close();
                transaction = null;
            }
        }
    }
}
