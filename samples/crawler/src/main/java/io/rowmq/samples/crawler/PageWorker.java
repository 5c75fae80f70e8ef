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
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Takes one URL at a time from the frontier. The receipt, the rows and the new URLs are one transaction: killed at any
 * moment, either all of it has happened or nothing, and then the URL is still in the frontier.
 */
final class PageWorker implements Worker {

    private final Session session;
    private final MessageConsumer frontier;
    private final MessageProducer newLinks;
    private final Visitor visitor;
    private final Scope scope;
    private final TroubleLog trouble;
    private final Runnable beforeCommit;

    /**
     * @param beforeCommit is called when a page is ready to be committed
     */
    PageWorker(Connection connection, Visitor visitor, Scope scope, TroubleLog trouble, Runnable beforeCommit)
            throws JMSException {
        this.session = connection.createSession(Session.SESSION_TRANSACTED);
        this.frontier = session.createConsumer(new RowmqQueue(Crawl.FRONTIER));
        this.newLinks = session.createProducer(new RowmqQueue(Crawl.FRONTIER));
        this.visitor = visitor;
        this.scope = scope;
        this.trouble = trouble;
        this.beforeCommit = beforeCommit;
    }

    @Override
    public boolean step() throws JMSException, SQLException, InterruptedException {
        TextMessage message = (TextMessage) frontier.receive(PATIENCE_MILLIS);
        if (message == null) {
            return false;
        }
        Link link = Link.of(message);
        try {
            Page page = visitor.visit(link.url());
            record(link, page);
            beforeCommit.run();
            session.commit();
            return true;
        } catch (GiveUpException e) {
            tables().addTrouble(link.url(), e.getMessage(), true);
            session.commit();
        } catch (IOException e) {
            // Rolled back, the URL comes again after a while, and in the end as a dead letter.
            trouble.add(link.url(), e.getMessage());
            session.rollback();
        } catch (SQLTransientException | TransactionRolledBackException conflict) {
            // Another session was in the way for too long: nothing has happened, and the URL comes again.
            session.rollback();
        }
        return false;
    }

    private void record(Link link, Page page) throws JMSException, SQLException {
        List<Link> links = new ArrayList<>();
        page.links().forEach(url -> links.add(new Link(url, link.depth() + 1)));
        links.removeIf(found -> !scope.admits(found) || visitor.isKnownToForbid(found.url()));
        tables().addPage(link, page);
        Collection<Link> unseen = tables().markSeen(links);
        for (Link found : unseen) {
            newLinks.send(found.toMessage(session));
        }
    }

    private CrawlTables tables() throws JMSException {
        return new CrawlTables(((RowmqSession) session).getJdbcConnection());
    }
}
