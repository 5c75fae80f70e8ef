package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Registry;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Topology;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names in a database in memory that several engines share. */
final class MemoryRegistry implements Registry {

    private final SharedMemory memory;
    private final Map<Long, DestinationRow> destinations = new HashMap<>();
    private final Map<Long, Long> owners = new HashMap<>();
    private final Map<Long, SubscriptionRow> subscriptions = new HashMap<>();
    private final Map<Long, Set<Long>> users = new HashMap<>();
    private final Map<String, Long> clientIds = new HashMap<>();
    /** Is run when a temporary destination is next created, after that was done. */
    volatile Runnable afterCreation = () -> {};

    /** Is run when a client identifier is next taken, before that is done. */
    volatile Runnable beforeTaking = () -> {};

    private long nextId = 1;
    private long version = 1;

    MemoryRegistry(SharedMemory memory) {
        this.memory = memory;
    }

    long version() {
        return version;
    }

    boolean exists(long destinationId) {
        return destinations.containsKey(destinationId);
    }

    /** Whether any node has a client identifier. */
    boolean owned(String clientId) {
        synchronized (memory) {
            return clientIds.containsKey(clientId);
        }
    }

    private @Nullable DestinationRow find(DestinationRow.Kind kind, String name) {
        return destinations.values().stream()
                .filter(row -> row.kind() == kind && row.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private DestinationRow add(DestinationRow row) {
        destinations.put(row.id(), row);
        return row;
    }

    @Override
    public DestinationRow destination(DestinationRow.Kind kind, String name) {
        synchronized (memory) {
            DestinationRow known = find(kind, name);
            return known != null ? known : add(new DestinationRow(nextId++, kind, name));
        }
    }

    @Override
    public DestinationRow createTemporary(long node, DestinationRow.Kind kind, String name) throws JMSException {
        DestinationRow row;
        synchronized (memory) {
            memory.nodes.requireAlive(node);
            DestinationRow known = find(kind, name);
            row = known != null ? known : add(new DestinationRow(-nextId++, kind, name));
            if (owners.getOrDefault(row.id(), node) != node) {
                throw new JMSException(name + " belongs to another node");
            }
            owners.put(row.id(), node);
        }
        Runnable meanwhile = afterCreation;
        afterCreation = () -> {};
        meanwhile.run();
        return row;
    }

    @Override
    public @Nullable DestinationRow temporary(String name) {
        synchronized (memory) {
            return destinations.values().stream()
                    .filter(row -> row.id() < 0 && row.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public void deleteTemporary(DestinationRow destination) {
        synchronized (memory) {
            destinations.remove(destination.id());
            owners.remove(destination.id());
            memory.end(BacklogId.queue(destination.id()));
        }
    }

    @Override
    public Topology topology() {
        synchronized (memory) {
            memory.calls++;
            List<DestinationRow> topics = destinations.values().stream()
                    .filter(row -> row.kind() == DestinationRow.Kind.TOPIC)
                    .toList();
            return new Topology(version, topics, List.copyOf(subscriptions.values()));
        }
    }

    @Override
    public Subscribed subscribe(long node, SubscriptionRow wanted) throws JMSException {
        synchronized (memory) {
            memory.nodes.requireAlive(node);
            SubscriptionRow row = find(wanted.id() > 0, wanted.clientId(), wanted.name());
            if (row == null) {
                long id = wanted.id() > 0 ? nextId++ : -nextId++;
                row = new SubscriptionRow(
                        id,
                        wanted.topicId(),
                        wanted.clientId(),
                        wanted.name(),
                        wanted.selector(),
                        wanted.noLocal(),
                        wanted.shared());
                subscriptions.put(id, row);
                version++;
            }
            Set<Long> using = users.computeIfAbsent(row.id(), any -> new HashSet<>());
            using.add(node);
            return new Subscribed(row, using.size() > 1);
        }
    }

    private @Nullable SubscriptionRow find(boolean durable, @Nullable String clientId, String name) {
        return subscriptions.values().stream()
                .filter(row -> row.id() > 0 == durable
                        && Objects.equals(row.clientId(), clientId)
                        && row.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void unsubscribe(long node, SubscriptionRow subscription) {
        synchronized (memory) {
            Set<Long> using = users.getOrDefault(subscription.id(), new HashSet<>());
            using.remove(node);
            if (using.isEmpty() && subscription.id() < 0) {
                end(subscription);
            }
        }
    }

    private void end(SubscriptionRow subscription) {
        if (subscriptions.remove(subscription.id()) != null) {
            users.remove(subscription.id());
            memory.end(BacklogId.subscription(subscription.id()));
            version++;
        }
    }

    @Override
    public boolean delete(SubscriptionRow subscription) {
        synchronized (memory) {
            boolean used = !users.getOrDefault(subscription.id(), Set.of()).isEmpty();
            boolean claimed = memory.rows(BacklogId.subscription(subscription.id())).values().stream()
                    .anyMatch(row -> row.node() != 0);
            if (used || claimed) {
                return false;
            }
            end(subscription);
            return true;
        }
    }

    @Override
    public @Nullable SubscriptionRow subscription(@Nullable String clientId, String name) {
        synchronized (memory) {
            return find(true, clientId, name);
        }
    }

    @Override
    public boolean takeClientId(long node, String clientId) throws JMSException {
        Runnable meanwhile = beforeTaking;
        beforeTaking = () -> {};
        meanwhile.run();
        synchronized (memory) {
            memory.nodes.requireAlive(node);
            return clientIds.putIfAbsent(clientId, node) == null || clientIds.get(clientId) == node;
        }
    }

    @Override
    public void giveBackClientId(long node, String clientId) {
        synchronized (memory) {
            clientIds.remove(clientId, node);
        }
    }

    /** All that belongs to a node ends with it. */
    void release(long node) {
        clientIds.values().removeIf(owner -> owner == node);
        new ArrayList<>(owners.entrySet())
                .stream()
                        .filter(owner -> owner.getValue() == node)
                        .forEach(owner -> deleteTemporary(destinations.get(owner.getKey())));
        List.copyOf(subscriptions.values()).forEach(subscription -> unsubscribe(node, subscription));
    }
}
