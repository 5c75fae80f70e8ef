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
    private final KillSwitch killSwitch;
    private final Object recording;

    /** @param recording the lock that all workers share */
    PageWorker(
            Connection connection,
            Visitor visitor,
            Scope scope,
            TroubleLog trouble,
            KillSwitch killSwitch,
            Object recording)
            throws JMSException {
        this.session = connection.createSession(Session.SESSION_TRANSACTED);
        this.frontier = session.createConsumer(new RowmqQueue(Crawl.FRONTIER));
        this.newLinks = session.createProducer(new RowmqQueue(Crawl.FRONTIER));
        this.visitor = visitor;
        this.scope = scope;
        this.trouble = trouble;
        this.killSwitch = killSwitch;
        this.recording = recording;
    }

    @Override
    public Totals step() throws JMSException, SQLException, InterruptedException {
        TextMessage message = (TextMessage) frontier.receive(PATIENCE_MILLIS);
        if (message == null) {
            return Totals.NO_CHANGE;
        }
        Link link = Link.of(message);
        try {
            Page page = visitor.visit(link.url());
            // One page after the other is recorded: those of one site share most of their links, so that their sessions
            // would only wait for each other's keys.
            synchronized (recording) {
                int found = record(link, page);
                killSwitch.beforeCommit();
                session.commit();
                killSwitch.afterCommit();
                return new Totals(1, 0, found);
            }
        } catch (GiveUpException e) {
            tables().addTrouble(link.url(), e.getMessage(), true);
            session.commit();
            return new Totals(0, 1, 0);
        } catch (IOException e) {
            // Rolled back, the URL comes again after a while, and in the end as a dead letter.
            trouble.add(link.url(), e.getMessage());
            session.rollback();
        } catch (SQLTransientException | TransactionRolledBackException conflict) {
            // Another transaction was in the way for too long: nothing has happened, and the URL comes again.
            session.rollback();
        }
        return Totals.NO_CHANGE;
    }

    /** Writes the page and sends what nobody has seen before; returns how many that are. */
    private int record(Link link, Page page) throws JMSException, SQLException {
        List<Link> links = new ArrayList<>();
        page.links().forEach(url -> links.add(new Link(url, link.depth() + 1)));
        links.removeIf(found -> !scope.admits(found) || visitor.isKnownToForbid(found.url()));
        tables().addPage(link, page);
        Collection<Link> unseen = tables().markSeen(links);
        for (Link found : unseen) {
            newLinks.send(found.toMessage(session));
        }
        return unseen.size();
    }

    private CrawlTables tables() throws JMSException {
        return new CrawlTables(((RowmqSession) session).getJdbcConnection());
    }
}
