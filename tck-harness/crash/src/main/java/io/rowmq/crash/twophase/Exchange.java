package io.rowmq.crash.twophase;

import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.crash.twophase.Log.Word;
import io.rowmq.crash.twophase.Point.Side;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** Transactions that receive a message, write a row with its identifier and send an answer with it. */
final class Exchange implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What becomes of a transaction. */
    enum Ending {
        COMMIT,
        /** Rolled back by the application, before anything is prepared. */
        ROLLBACK,
        /** Rolled back because a third resource refuses, when the two are prepared. */
        REFUSAL
    }

    private final TransactionManager transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    private final XAConnection connection;
    private final XASession session;
    private final javax.sql.XAConnection rows;
    private final XAResource messagesResource;
    private final XAResource rowsResource;
    private final Log log;

    Exchange(RowmqXAConnectionFactory factory, XADataSource source, @Nullable Point point, Log log)
            throws JMSException, SQLException {
        this.connection = factory.createXAConnection();
        this.session = connection.createXASession();
        this.rows = source.getXAConnection();
        this.messagesResource = new HaltingResource(session.getXAResource(), Side.MESSAGES, point);
        this.rowsResource = new HaltingResource(rows.getXAResource(), Side.ROWS, point);
        this.log = log;
        connection.start();
    }

    /** One transaction. Whichever resource is enlisted first prepares and commits first. */
    void run(String orders, String answers, Ending ending, boolean messagesFirst) throws Exception {
        transactions.begin();
        Transaction transaction = transactions.getTransaction();
        transaction.enlistResource(messagesFirst ? messagesResource : rowsResource);
        transaction.enlistResource(messagesFirst ? rowsResource : messagesResource);
        if (ending == Ending.REFUSAL) {
            transaction.enlistResource(new RefusingResource());
        }
        String id = receive(orders);
        log.write(Word.TRIED, id);
        RowTable.add(rows, id);
        session.createProducer(session.createQueue(answers)).send(session.createTextMessage(id));
        if (end(ending)) {
            log.write(Word.COMMITTED, id);
        } else {
            log.write(Word.ROLLED_BACK, id);
        }
    }

    private String receive(String orders) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(orders))) {
            Message message = consumer.receive(PATIENCE.toMillis());
            if (message == null) {
                throw new JMSException("nothing came from " + orders + " in " + PATIENCE);
            }
            return message.getBody(String.class);
        }
    }

    private boolean end(Ending ending) throws Exception {
        if (ending == Ending.ROLLBACK) {
            transactions.rollback();
            return false;
        }
        try {
            transactions.commit();
            return true;
        } catch (RollbackException refused) {
            if (ending == Ending.COMMIT) {
                throw refused;
            }
            return false;
        }
    }

    @Override
    public void close() throws JMSException, SQLException {
        connection.close();
        rows.close();
    }
}
