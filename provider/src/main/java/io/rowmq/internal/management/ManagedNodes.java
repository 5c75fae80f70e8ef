package io.rowmq.internal.management;

import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.security.Administrator;
import io.rowmq.management.RowmqNode;
import io.rowmq.management.RowmqNodes;
import io.rowmq.spi.NodeRow;
import jakarta.jms.JMSException;
import java.util.List;

/** The JVMs that share the database, for an administrator. */
final class ManagedNodes implements RowmqNodes {

    private final Oversight oversight;
    private final Administrator administrator;

    ManagedNodes(Oversight oversight, Administrator administrator) {
        this.oversight = oversight;
        this.administrator = administrator;
    }

    @Override
    public List<RowmqNode> list() throws JMSException {
        administrator.require();
        long self = oversight.node();
        return oversight.nodes().stream().map(row -> view(row, self)).toList();
    }

    private static RowmqNode view(NodeRow row, long self) {
        RowmqNode.State state = !row.alive()
                ? RowmqNode.State.DEAD
                : row.leaseLeft() < 0 ? RowmqNode.State.LATE : RowmqNode.State.ALIVE;
        return new RowmqNode(row.id(), row.name(), row.id() == self, state, row.leaseLeft(), row.claimed());
    }
}
