package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Declaration.CreateDestination;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.Effect;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The destinations of the database, by name and by key, and the temporary ones of this JVM. */
final class Directory {

    private final EngineParts parts;
    private final Map<Long, KnownDestination> byId = new ConcurrentHashMap<>();
    private final Map<String, KnownDestination> queues = new ConcurrentHashMap<>();
    private final Map<String, KnownDestination> topics = new ConcurrentHashMap<>();
    private final Map<String, KnownDestination> temporary = new ConcurrentHashMap<>();
    private final AtomicLong temporaryIds = new AtomicLong();
    private final Object creation = new Object();

    Directory(EngineParts parts) {
        this.parts = parts;
    }

    /** Takes in what the database holds. */
    void load(List<DestinationRow> rows) {
        rows.forEach(row -> add(KnownDestination.of(row), false));
    }

    KnownDestination queue(String name) throws JMSException {
        KnownDestination known = queues.get(name);
        return known != null ? known : create(Kind.QUEUE, name, queues);
    }

    KnownDestination topic(String name) throws JMSException {
        KnownDestination known = topics.get(name);
        return known != null ? known : create(Kind.TOPIC, name, topics);
    }

    private KnownDestination create(Kind kind, String name, Map<String, KnownDestination> kin) throws JMSException {
        synchronized (creation) {
            KnownDestination known = kin.get(name);
            if (known == null) {
                DestinationRow row = new DestinationRow(parts.store().nextId(), kind, name);
                known = KnownDestination.of(row);
                parts.store().commit(WorkUnit.declare(List.of(new CreateDestination(row)), Effect.NONE));
                add(known, true);
            }
            return known;
        }
    }

    private void add(KnownDestination destination, boolean empty) {
        if (destination.kind() == Kind.QUEUE) {
            parts.backlogs().add(new PagedBacklog(BacklogId.queue(destination.id()), destination, empty, parts));
        }
        byId.put(destination.id(), destination);
        kin(destination).put(destination.name(), destination);
    }

    private Map<String, KnownDestination> kin(KnownDestination destination) {
        if (destination.temporary()) {
            return temporary;
        }
        return destination.kind() == Kind.QUEUE ? queues : topics;
    }

    KnownDestination createTemporary(Kind kind, Origin owner) {
        String name = "TEMP." + kind + "." + UUID.randomUUID();
        KnownDestination created = new KnownDestination(nextTemporaryId(), kind, name, owner);
        add(created, true);
        return created;
    }

    /** A key for what ends with this JVM. */
    long nextTemporaryId() {
        return temporaryIds.decrementAndGet();
    }

    KnownDestination temporary(String name) throws JMSException {
        KnownDestination known = temporary.get(name);
        if (known == null) {
            throw new InvalidDestinationException(
                    "The temporary destination " + name + " does not exist (any more): it ended with its connection",
                    "ROWMQ-DELETED");
        }
        return known;
    }

    @Nullable KnownDestination find(long id) {
        return byId.get(id);
    }

    void deleteTemporary(StoredDestination destination) throws JMSException {
        int readers = readers(destination);
        if (readers > 0) {
            throw new IllegalStateException(
                    "The temporary destination " + destination.name() + " still has " + readers
                            + " consumer(s); close them first",
                    "ROWMQ-IN-USE");
        }
        end(destination);
    }

    private int readers(StoredDestination destination) {
        if (destination.kind() == Kind.TOPIC) {
            return parts.subscriptions().readers(destination);
        }
        Backlog backlog = parts.backlogs().find(BacklogId.queue(destination.id()));
        return backlog == null ? 0 : backlog.readers();
    }

    void endAll(Origin owner) {
        temporary.values().stream()
                .filter(destination ->
                        destination.owner() != null && destination.owner().connectionId() == owner.connectionId())
                .forEach(this::end);
    }

    private void end(StoredDestination destination) {
        temporary.remove(destination.name());
        byId.remove(destination.id());
        if (destination.kind() == Kind.QUEUE) {
            endBacklog(parts.backlogs().find(BacklogId.queue(destination.id())));
        }
    }

    /** Ends a backlog and removes what it holds. */
    void endBacklog(@Nullable Backlog backlog) {
        if (backlog != null) {
            parts.backlogs().remove(backlog);
            if (backlog.close()) {
                parts.trimmer().trim(backlog.id);
            }
        }
    }

    /** The destination if it still exists. */
    KnownDestination require(StoredDestination destination) throws JMSException {
        KnownDestination known = byId.get(destination.id());
        if (known == null) {
            throw new InvalidDestinationException(destination.name() + " has been deleted", "ROWMQ-DELETED");
        }
        return known;
    }
}
