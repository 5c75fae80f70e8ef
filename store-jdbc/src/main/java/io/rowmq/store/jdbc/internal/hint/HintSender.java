package io.rowmq.store.jdbc.internal.hint;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.Signals;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other JVMs what has become ready, after it was committed and in a transaction of its own: a NOTIFY within a
 * commit would make all commits of the database wait for each other. What comes while one is on its way is put
 * together.
 */
final class HintSender {

    private static final Logger LOG = System.getLogger(HintSender.class.getName());
    private static final long PAUSE_NANOS = 1_000_000;

    private final Database database;
    private final Signals signals;
    private final String channel;
    private final long member;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<BacklogId, Long> waiting = new HashMap<>();
    private @Nullable Thread thread;
    private boolean closed;

    HintSender(Database database, Signals signals, String channel, long member) {
        this.database = database;
        this.signals = signals;
        this.channel = channel;
        this.member = member;
    }

    void start() {
        Thread started = new Thread(this::run, "rowmq-hints-out");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    /** Sends these hints soon. */
    void post(Collection<Hint> hints) {
        lock.lock();
        try {
            hints.forEach(hint -> waiting.merge(hint.backlog(), hint.orderKey(), Math::min));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Sends one text now. */
    void send(HintText text) throws JMSException {
        database.once("telling the other JVMs", connection -> {
            signals.send(connection.jdbc(), channel, text.toString());
            return text;
        });
    }

    private void run() {
        for (List<Hint> hints = take(); !hints.isEmpty(); hints = take()) {
            try {
                for (HintText text : HintText.of(member, hints)) {
                    send(text);
                }
            } catch (JMSException | RuntimeException failure) {
                // they look by themselves a little later
                LOG.log(Level.DEBUG, "The other JVMs could not be told", failure);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** What is to be sent next; nothing at the end. */
    private List<Hint> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Hint> taken = waiting.entrySet().stream()
                    .map(hint -> new Hint(hint.getKey(), hint.getValue()))
                    .toList();
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is left, and ends. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        HintExchange.join(thread);
    }
}
