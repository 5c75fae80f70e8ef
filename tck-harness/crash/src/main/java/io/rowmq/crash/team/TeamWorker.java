package io.rowmq.crash.team;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * One JVM of a team: some sessions that each consume a node and, in the same transaction, produce its children and a
 * note that it is done. What it receives it writes down before it goes on. It ends when its standard input does.
 */
public final class TeamWorker {

    /** The queue of the tree's nodes. */
    static final String TREE = "team.tree";

    /** The queue that says which nodes are done. */
    static final String DONE = "team.done";

    private static final int SESSIONS = 3;
    private static final long PATIENCE_MILLIS = 500;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Forest forest;
    private final Lines sights;
    private final Lines turns;
    private final String jvm = ProcessHandle.current().pid() + "-" + System.nanoTime();
    private volatile boolean ending;

    private TeamWorker(TeamOptions options) throws IOException {
        this.forest = options.forest();
        this.sights = new Lines(options.sights());
        this.turns = new Lines(options.turns());
    }

    /** Starts the worker. */
    public static void main(String[] args) throws Exception {
        TeamOptions options = TeamOptions.parse(args);
        TeamWorker worker = new TeamWorker(options);
        try (RowmqConnectionFactory factory = factory(options);
                Connection connection = factory.createConnection()) {
            connection.start();
            Thread[] threads = new Thread[SESSIONS];
            for (int i = 0; i < SESSIONS; i++) {
                int number = i;
                threads[i] = new Thread(() -> worker.run(connection, number), "session-" + i);
                threads[i].start();
            }
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // until the campaign closes it
            }
            worker.ending = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** A factory for the database of a team. */
    static RowmqConnectionFactory factory(TeamOptions options) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(options.url());
        factory.setInitializeSchema("always");
        factory.setMaxDeliveries(-1);
        factory.setLease(options.lease());
        return factory;
    }

    private void run(Connection connection, int number) {
        while (!ending) {
            try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
                Queue tree = session.createQueue(TREE);
                MessageConsumer consumer = session.createConsumer(tree);
                MessageProducer nodes = session.createProducer(tree);
                MessageProducer notes = session.createProducer(session.createQueue(DONE));
                while (!ending) {
                    long asked = System.nanoTime();
                    Message message = consumer.receive(PATIENCE_MILLIS);
                    if (message != null) {
                        process(asked, (TextMessage) message, number, session, nodes, notes);
                    }
                }
            } catch (JMSException | IOException failure) {
                // taken for dead, or without a server for a while: begins again
                System.err.println(failure);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void process(
            long asked, TextMessage message, int number, Session session, MessageProducer nodes, MessageProducer notes)
            throws JMSException, IOException {
        int node = Integer.parseInt(message.getText());
        long received = System.nanoTime();
        int count = message.getIntProperty("JMSXDeliveryCount");
        sights.write(new Sight(asked, received, node, message.getJMSRedelivered(), count));
        for (int child : forest.children(node).toArray()) {
            nodes.setPriority(forest.priority(child));
            nodes.send(message(session, child));
        }
        notes.send(session.createTextMessage(message.getText()));
        if (count == 1 && forest.undone(node)) {
            session.rollback();
            return;
        }
        Turn turn = new Turn(jvm, number, node, received, System.nanoTime(), 0);
        turns.write(turn);
        session.commit();
        turns.write(turn.endedAt(System.nanoTime()));
    }

    private TextMessage message(Session session, int node) throws JMSException {
        TextMessage message = session.createTextMessage(Integer.toString(node));
        String group = forest.group(node);
        if (group != null) {
            message.setStringProperty("JMSXGroupID", group);
        }
        return message;
    }
}
