package io.rowmq.internal.engine;

import io.rowmq.spi.Declaration;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Drops sends whose identifier a committed send to the same destination had within the window. The identifiers are
 * remembered in the transaction of the send. Two transactions with the same identifier do not meet in the store: the
 * second waits here until the first has been committed or has failed.
 */
final class Deduplication {

    static final String PROPERTY = "JMS_RowMQ_DeduplicationId";

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    private static final int LONGEST = 1000;
    private static final int FORGET_AT_ONCE = 1000;
    private static final long SOONEST_FORGETTING_MILLIS = 60_000;

    private final EngineParts parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Set<Key> committing = new HashSet<>();
    private final Map<Long, LongAdder> dropped = new ConcurrentHashMap<>();
    /** The turn of a transaction whose messages may all be sent any number of times. */
    private final Turn unlimited = new Turn(Set.of(), Set.of());

    private boolean forgetting;

    /** What may be sent once. */
    private record Key(long destinationId, String id) {}

    Deduplication(EngineParts parts) {
        this.parts = parts;
    }

    /** Forgets what an earlier engine remembered, a while after the start, when there is less to do. */
    void start() {
        forgetAt(parts.time().now() + SOONEST_FORGETTING_MILLIS);
    }

    /**
     * The identifier of a message, null if it may be sent any number of times.
     *
     * @throws MessageFormatException if it cannot be one
     */
    static @Nullable String idOf(StoredMessage message) throws JMSException {
        return id(message.properties());
    }

    /** The same for the properties alone. */
    static @Nullable String id(Map<String, @Nullable Object> properties) throws JMSException {
        Object value = properties.get(PROPERTY);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String id)) {
            throw new MessageFormatException(PROPERTY + " is " + value + ", but has to be a string");
        }
        if (id.isEmpty() || id.length() > LONGEST) {
            throw new MessageFormatException(PROPERTY + " has " + id.length() + " characters, but 1 to " + LONGEST
                    + " are possible: use a hash of what is longer");
        }
        return id;
    }

    /** How many sends to a destination were dropped since the engine was opened. */
    long dropped(long destinationId) {
        LongAdder count = dropped.get(destinationId);
        return count == null ? 0 : count.sum();
    }

    /** The right to commit these messages; to be closed once they are committed or have failed. */
    Turn turn(Collection<StoredMessage> messages) throws JMSException {
        Set<Key> keys = keys(messages);
        if (keys.isEmpty()) {
            return unlimited;
        }
        take(keys);
        Turn turn = null;
        try {
            turn = new Turn(keys, known(keys));
            return turn;
        } finally {
            if (turn == null) {
                giveBack(keys);
            }
        }
    }

    /** Most messages have no identifier, so nothing is made until one has. */
    private static Set<Key> keys(Collection<StoredMessage> messages) throws JMSException {
        Set<Key> keys = Set.of();
        for (StoredMessage message : messages) {
            String id = idOf(message);
            if (id != null) {
                if (keys.isEmpty()) {
                    keys = new HashSet<>();
                }
                keys.add(new Key(message.destinationId(), id));
            }
        }
        return keys;
    }

    private void take(Set<Key> keys) {
        lock.lock();
        try {
            while (keys.stream().anyMatch(committing::contains)) {
                released.awaitUninterruptibly();
            }
            committing.addAll(keys);
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Set<Key> keys) {
        lock.lock();
        try {
            committing.removeAll(keys);
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Set<Key> known(Set<Key> keys) throws JMSException {
        Map<Long, List<String>> byDestination = new HashMap<>();
        keys.forEach(key -> byDestination
                .computeIfAbsent(key.destinationId(), any -> new ArrayList<>())
                .add(key.id()));
        Set<Key> known = new HashSet<>();
        for (Map.Entry<Long, List<String>> ids : byDestination.entrySet()) {
            for (String id : parts.store()
                    .sent(ids.getKey(), ids.getValue(), parts.time().now())) {
                known.add(new Key(ids.getKey(), id));
            }
        }
        return known;
    }

    private void forget() {
        try {
            while (parts.store().forgetSent(parts.time().now(), FORGET_AT_ONCE) == FORGET_AT_ONCE) {
                LOG.log(Level.DEBUG, "Forgot {0} identifiers of messages", FORGET_AT_ONCE);
            }
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "Old identifiers of messages could not be removed; trying again later", failure);
            forgetLater();
        }
    }

    /** What is remembered now will have to be forgotten. */
    private synchronized void forgetLater() {
        if (!forgetting) {
            forgetting = true;
            long wait = Math.max(SOONEST_FORGETTING_MILLIS, parts.options().deduplicationWindow());
            long now = parts.time().now();
            forgetAt(now + wait < now ? Long.MAX_VALUE : now + wait);
        }
    }

    private void forgetAt(long at) {
        parts.alarms().at(at, () -> {
            synchronized (this) {
                forgetting = false;
            }
            parts.background().run("forget old identifiers of messages", this::forget, this::forgetLater);
        });
    }

    /** One transaction's turn with its identifiers. */
    final class Turn implements AutoCloseable {
        private final Set<Key> keys;
        private final Set<Key> known;

        private Turn(Set<Key> keys, Set<Key> known) {
            this.keys = keys;
            this.known = known;
        }

        /** Whether a message is the first of its identifier, which the unit is then to remember. */
        boolean admits(StoredMessage message, Unit unit) throws JMSException {
            String id = keys.isEmpty() ? null : idOf(message);
            if (id == null) {
                return true;
            }
            long destination = message.destinationId();
            if (!known.add(new Key(destination, id))) {
                dropped.computeIfAbsent(destination, any -> new LongAdder()).increment();
                return false;
            }
            long until = parts.time().now() + parts.options().deduplicationWindow();
            unit.declare(new Declaration.RememberSent(destination, id, until < 0 ? Long.MAX_VALUE : until));
            forgetLater();
            return true;
        }

        @Override
        public void close() {
            if (!keys.isEmpty()) {
                giveBack(keys);
            }
        }
    }
}
