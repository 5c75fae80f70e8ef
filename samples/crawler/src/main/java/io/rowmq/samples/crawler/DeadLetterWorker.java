package io.rowmq.samples.crawler;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqSession;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.TransactionRolledBackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/**
 * Takes the pages that were delivered too often from the dead letter queue and counts them as failed.
 *
 * <p>Being in hand while the crawler is killed counts as a delivery, too. A page that only had this bad luck goes back
 * to the frontier: what was noted about failed attempts tells the difference.
 */
final class DeadLetterWorker implements Worker {

    private final Session session;
    private final MessageConsumer deadLetters;
    private final MessageProducer frontier;

    DeadLetterWorker(Connection connection) throws JMSException {
        this.session = connection.createSession(Session.SESSION_TRANSACTED);
        this.deadLetters = session.createConsumer(new RowmqQueue("DLQ." + Crawl.FRONTIER));
        this.frontier = session.createProducer(new RowmqQueue(Crawl.FRONTIER));
    }

    @Override
    public Totals step() throws JMSException, SQLException {
        TextMessage message = (TextMessage) deadLetters.receive(PATIENCE_MILLIS);
        if (message == null) {
            return Totals.NO_CHANGE;
        }
        Link link = Link.of(message);
        try {
            CrawlTables tables = new CrawlTables(((RowmqSession) session).getJdbcConnection());
            boolean hopeless = tables.failedAttempts(link.url()) >= Crawl.ATTEMPTS;
            if (hopeless) {
                tables.giveUp(link.url());
            } else {
                frontier.send(link.toMessageOnceMore(session));
            }
            session.commit();
            return hopeless ? new Totals(0, 1, 0) : Totals.NO_CHANGE;
        } catch (SQLTransientException | TransactionRolledBackException conflict) {
            session.rollback();
            return Totals.NO_CHANGE;
        }
    }
}
