package io.rowmq.internal.engine;

import io.rowmq.spi.NodeRow;
import io.rowmq.spi.Nodes;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nodes of a database in memory; its own clock says who is dead. */
final class MemoryNodes implements Nodes {

    private final SharedMemory memory;
    private final Map<Long, Long> leases = new TreeMap<>();
    private long next = 1;

    MemoryNodes(SharedMemory memory) {
        this.memory = memory;
    }

    @Override
    public long join(String name, Duration lease) {
        synchronized (memory) {
            leases.put(next, memory.time.now() + lease.toMillis());
            return next++;
        }
    }

    @Override
    public boolean renew(long node, Duration lease) {
        synchronized (memory) {
            memory.calls++;
            return leases.computeIfPresent(node, (any, until) -> memory.time.now() + lease.toMillis()) != null;
        }
    }

    @Override
    public boolean bury() {
        synchronized (memory) {
            memory.calls++;
            List<Long> dead = leases.entrySet().stream()
                    .filter(lease -> lease.getValue() <= memory.time.now())
                    .map(Map.Entry::getKey)
                    .toList();
            dead.forEach(this::leave);
            return false;
        }
    }

    @Override
    public List<NodeRow> list() {
        synchronized (memory) {
            return leases.entrySet().stream()
                    .map(lease -> new NodeRow(
                            lease.getKey(),
                            "member",
                            true,
                            lease.getValue() - memory.time.now(),
                            memory.claimedBy(lease.getKey())))
                    .toList();
        }
    }

    @Override
    public void leave(long node) {
        synchronized (memory) {
            leases.remove(node);
            memory.release(node);
            memory.registry.release(node);
        }
    }

    void requireAlive(long node) throws JMSException {
        if (!leases.containsKey(node)) {
            throw new JMSException("node " + node + " was taken for dead", FENCED);
        }
    }

    /** Whether a node has renewed its lease within this time. */
    boolean renewedWithin(long node, Duration time, Duration lease) {
        synchronized (memory) {
            Long until = leases.get(node);
            return until == null || until >= memory.time.now() + lease.toMillis() - time.toMillis();
        }
    }

    int size() {
        synchronized (memory) {
            return leases.size();
        }
    }
}
