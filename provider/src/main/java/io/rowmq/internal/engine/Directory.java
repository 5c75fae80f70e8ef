package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.Effect;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The destinations of the database, by name and by key, and the temporary ones of this JVM. */
final class Directory {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final EngineParts parts;
    private final DestinationNames names;
    private final Map<Long, KnownDestination> byId = new ConcurrentHashMap<>();
    private final Map<String, KnownDestination> queues = new ConcurrentHashMap<>();
    private final Map<String, KnownDestination> topics = new ConcurrentHashMap<>();
    private final Map<String, KnownDestination> temporary = new ConcurrentHashMap<>();
    private final AtomicLong temporaryIds = new AtomicLong();
    private final Object creation = new Object();

    Directory(EngineParts parts, DestinationNames names) {
        this.parts = parts;
        this.names = names;
    }

    /** Takes in what the database holds. */
    void load() throws JMSException {
        names.load().forEach(row -> add(KnownDestination.of(row), false));
    }

    /** Takes in a topic that is known to the database. */
    void know(DestinationRow topic) {
        synchronized (creation) {
            if (!byId.containsKey(topic.id()) && topic.id() > 0) {
                add(KnownDestination.of(topic), false);
            }
        }
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
                DestinationNames.Defined defined = names.define(kind, name);
                known = KnownDestination.of(defined.row());
                add(known, defined.created());
            }
            return known;
        }
    }

    private void add(KnownDestination destination, boolean empty) {
        if (destination.kind() == Kind.QUEUE) {
            parts.backlogs().create(BacklogId.queue(destination.id()), destination, empty);
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

    KnownDestination createTemporary(Kind kind, Origin owner) throws JMSException {
        DestinationRow row = names.createTemporary(kind, "TEMP." + kind + "." + UUID.randomUUID());
        KnownDestination created = new KnownDestination(row.id(), kind, row.name(), owner);
        add(created, true);
        return created;
    }

    /** A key for what ends with this JVM. */
    long nextTemporaryId() {
        return temporaryIds.decrementAndGet();
    }

    KnownDestination temporary(String name) throws JMSException {
        KnownDestination known = temporary.get(name);
        if (known != null) {
            return known;
        }
        DestinationRow elsewhere = names.temporaryElsewhere(name);
        if (elsewhere == null) {
            throw new InvalidDestinationException(
                    "The temporary destination " + name + " does not exist (any more): it ended with its connection",
                    "ROWMQ-DELETED");
        }
        return KnownDestination.of(elsewhere);
    }

    /** Forgets temporary queues of other JVMs that may have begun anew; whether any of them was remembered. */
    boolean forgetElsewhere(Collection<Long> ids) {
        return names.forgetElsewhere(ids);
    }

    /** What a destination is now: a temporary one gets another key if this JVM was taken for dead. */
    StoredDestination current(StoredDestination destination) {
        KnownDestination known = temporary.get(destination.name());
        return known != null ? known : destination;
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
        end(temporary.get(destination.name()));
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
                .forEach(this::endOrLater);
    }

    private void endOrLater(KnownDestination destination) {
        try {
            end(destination);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The temporary destination " + destination.name() + " is ended later", failure);
            parts.timers().retry(() -> parts.background().execute(() -> endOrLater(destination)));
        }
    }

    private void end(@Nullable KnownDestination ended) throws JMSException {
        synchronized (creation) {
            // what it is now, as it may have begun anew meanwhile
            KnownDestination destination = ended == null ? null : temporary.get(ended.name());
            if (destination == null) {
                return;
            }
            names.deleteTemporary(new DestinationRow(destination.id(), destination.kind(), destination.name()));
            temporary.remove(destination.name());
            byId.remove(destination.id());
            if (destination.kind() == Kind.QUEUE) {
                endBacklog(parts.backlogs().find(BacklogId.queue(destination.id())));
            }
        }
    }

    /** Temporary destinations of a node that begins anew get new keys; their names and readers stay. */
    void reestablish() throws JMSException {
        for (KnownDestination former : List.copyOf(temporary.values())) {
            synchronized (creation) {
                if (temporary.get(former.name()) == former) {
                    reestablish(former);
                }
            }
        }
    }

    private void reestablish(KnownDestination former) throws JMSException {
        DestinationRow row = names.createTemporary(former.kind(), former.name());
        KnownDestination again = new KnownDestination(row.id(), row.kind(), row.name(), former.owner());
        byId.remove(former.id());
        byId.put(again.id(), again);
        temporary.put(again.name(), again);
        parts.backlogs().rename(BacklogId.queue(former.id()), BacklogId.queue(again.id()));
    }

    /** All that are known here. */
    Collection<KnownDestination> all() {
        return byId.values();
    }

    /** The one of that name, temporary or not; null if there is none. */
    @Nullable KnownDestination named(Kind kind, String name) {
        KnownDestination known = (kind == Kind.QUEUE ? queues : topics).get(name);
        KnownDestination other = known == null ? temporary.get(name) : known;
        return other == null || other.kind() != kind ? null : other;
    }

    /** The temporary one of that name that lives here, null if there is none. */
    @Nullable KnownDestination temporaryNamed(String name) {
        return temporary.get(name);
    }

    /** Ends a destination that nobody uses, and removes what it holds in the background. */
    void delete(StoredDestination destination) throws JMSException {
        synchronized (creation) {
            KnownDestination known = require(destination);
            requireUnused(known);
            parts.store().commit(WorkUnit.declare(List.of(new Declaration.DeleteDestination(known.id())), Effect.NONE));
            byId.remove(known.id());
            kin(known).remove(known.name());
            parts.policies().forget(known);
            if (known.kind() == Kind.QUEUE) {
                endBacklog(parts.backlogs().find(BacklogId.queue(known.id())));
            }
        }
    }

    private void requireUnused(KnownDestination known) throws JMSException {
        if (parts.peers() != null) {
            throw new IllegalStateException(
                    known.name() + " cannot be deleted while other JVMs may use it: "
                            + parts.store().name() + " is shared. Purge it instead",
                    "ROWMQ-IN-USE");
        }
        int readers = readers(known);
        boolean subscribed = known.kind() == Kind.TOPIC
                && parts.subscriptions().rows().stream().anyMatch(row -> row.topicId() == known.id());
        Backlog backlog = parts.backlogs().find(BacklogId.queue(known.id()));
        if (known.temporary() || readers > 0 || subscribed || backlog != null && backlog.hasInHand()) {
            throw new IllegalStateException(
                    known.name() + " cannot be deleted: "
                            + (known.temporary()
                                    ? "it is temporary, and ends with its connection"
                                    : readers > 0
                                            ? "it has " + readers + " consumer(s); close them first"
                                            : subscribed
                                                    ? "it has subscriptions; unsubscribe them first"
                                                    : "messages of it are in a session's hands"),
                    "ROWMQ-IN-USE");
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

    /** The destination if it still exists; one that is temporary may have begun anew under another key. */
    KnownDestination require(StoredDestination destination) throws JMSException {
        KnownDestination known = byId.get(destination.id());
        if (known == null && destination.temporary() && parts.peers() != null) {
            known = temporary(destination.name());
        }
        if (known == null) {
            throw new InvalidDestinationException(destination.name() + " has been deleted", "ROWMQ-DELETED");
        }
        return known;
    }
}
