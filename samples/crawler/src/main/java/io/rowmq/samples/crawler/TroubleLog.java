package io.rowmq.samples.crawler;

import io.rowmq.RowmqSession;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.URI;
import java.sql.SQLException;

/**
 * Notes attempts that failed in transactions of its own, because the notes have to outlive the rollback that gives the
 * URL back.
 */
final class TroubleLog {

    private final RowmqSession session;

    TroubleLog(Connection connection) throws JMSException {
        this.session = (RowmqSession) connection.createSession(Session.SESSION_TRANSACTED);
    }

    synchronized void add(URI url, String error) throws JMSException, SQLException {
        new CrawlTables(session.getJdbcConnection()).addTrouble(url, error, false);
        session.commit();
    }
}
