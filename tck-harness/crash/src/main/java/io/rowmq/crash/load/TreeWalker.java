package io.rowmq.crash.load;

import io.rowmq.crash.check.Tree;
import io.rowmq.crash.journal.Ref;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;

/**
 * Consumes one node, produces its children and commits; plants a new tree when there is nothing to consume. This is the
 * crawl, reduced to its transaction.
 */
final class TreeWalker extends Receiver {

    private MessageProducer producer;

    TreeWalker(Stage stage) {
        super(stage, Place.TREE, Tree.BACKLOG, Session.SESSION_TRANSACTED);
    }

    @Override
    void open() throws JMSException {
        super.open();
        producer = session.createProducer(Place.TREE.destination(session));
    }

    @Override
    void turn() throws JMSException {
        if (!walk(onceIn(10))) {
            plant();
        }
    }

    /** Sends a new root. */
    void plant() throws JMSException {
        String unit = facts.name();
        List<String> root = List.of("R" + unit);
        send(unit, root);
        facts.commit(unit, refs(unit, root), List.of(), session::commit);
    }

    /** Processes one node, or undoes it; false if there is none. */
    boolean walk(boolean undo) throws JMSException {
        if (receive() == null) {
            return false;
        }
        String unit = facts.name();
        List<String> children = stage.tree().children(Tree.node(inHand.get(0).key()));
        send(unit, children);
        if (undo) {
            giveBack(session::rollback);
        } else {
            facts.commit(unit, refs(unit, children), List.copyOf(inHand), session::commit);
            inHand.clear();
        }
        return true;
    }

    private void send(String unit, List<String> nodes) throws JMSException {
        for (String node : nodes) {
            producer.send(Mail.make(session, Tree.key(node, unit)));
        }
    }

    private static List<Ref> refs(String unit, List<String> nodes) {
        return nodes.stream()
                .map(node -> new Ref(Tree.BACKLOG, Tree.key(node, unit)))
                .toList();
    }
}
