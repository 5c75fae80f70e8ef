package io.rowmq.store.jdbc.internal.hint;

import io.rowmq.spi.Hints;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Signals;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends hints to the other JVMs, and listens to theirs with a connection of its own, as long as what is sent arrives:
 * it finds that out when it begins to listen, and does without where a pooler stands between. Nothing is sent while no
 * other JVM is there.
 */
public final class HintExchange implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HintExchange.class.getName());
    private static final Duration TEST_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_BEHIND_POOLER = Duration.ofSeconds(60);
    private static final long END_PATIENCE_MILLIS = 5_000;

    private final Database database;
    private final @Nullable Signals signals;
    private final String channel;
    private final long member;
    private final @Nullable HintSender sender;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch tried = new CountDownLatch(1);
    private final AtomicBoolean heard = new AtomicBoolean();
    private volatile boolean others = true;
    private volatile boolean hinting;
    private volatile @Nullable Connection listening;
    private @Nullable Thread thread;

    /**
     * For one open database.
     *
     * @param channel what all JVMs that share it listen to
     * @param member tells this one from the others
     */
    public HintExchange(Database database, String channel, long member) {
        this.database = database;
        this.channel = channel;
        this.member = member;
        this.signals = database.address().dialect().signals();
        this.sender = signals == null ? null : new HintSender(database, signals, channel, member);
    }

    /** Begins; returns when it is known whether hints arrive. */
    public void start(Hints listener) {
        if (sender == null || signals == null) {
            return;
        }
        sender.start();
        Thread started = new Thread(() -> run(signals, sender, listener), "rowmq-hints-in");
        started.setDaemon(true);
        started.start();
        thread = started;
        try {
            if (!tried.await(2 * TEST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(
                        Level.INFO,
                        "{0} takes long to listen to",
                        database.address().name());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether hints come from other JVMs. */
    public boolean hinting() {
        return hinting;
    }

    /** Tells the other JVMs, if there are any. */
    public void post(Collection<Hint> hints) {
        if (sender != null && others && !hints.isEmpty()) {
            sender.post(hints);
        }
    }

    private void run(Signals through, HintSender out, Hints listener) {
        Duration pause = FIRST_PAUSE;
        do {
            try {
                if (listen(through, out, listener)) {
                    pause = FIRST_PAUSE;
                } else {
                    pause = PAUSE_BEHIND_POOLER;
                    LOG.log(
                            Level.INFO,
                            "Notifications of {0} do not arrive, as behind a pooler; it is looked at regularly instead",
                            database.address().name());
                }
            } catch (SQLException | JMSException | RuntimeException | LinkageError failure) {
                LOG.log(Level.DEBUG, "Listening failed", failure);
                // one that has worked is begun again soon
                pause = hinting ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            } finally {
                hinting = false;
                others = true;
                tried.countDown();
            }
        } while (!ended(pause));
    }

    private boolean ended(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /** Listens as long as the connection is there; false if nothing arrives. */
    private boolean listen(Signals through, HintSender out, Hints listener) throws SQLException, JMSException {
        try (Connection connection = database.address().source().open()) {
            listening = connection;
            connection.setAutoCommit(true);
            if (!through.listen(connection, database.address().source(), channel)) {
                return false;
            }
            if (!arrives(through, out, connection, listener)) {
                through.end(connection);
                return false;
            }
            out.send(new HintText(member, HintText.Kind.HELLO, ""));
            hinting = true;
            tried.countDown();
            listener.missed();
            while (closing.getCount() > 0) {
                others = lookAround(connection);
                long until = System.nanoTime() + LOOK_AROUND.toNanos();
                for (long left = LOOK_AROUND.toNanos();
                        left > 0 && closing.getCount() > 0;
                        left = until - System.nanoTime()) {
                    receive(through, connection, Duration.ofNanos(left), listener, "");
                }
            }
            through.end(connection);
            return true;
        } finally {
            listening = null;
        }
    }

    private boolean arrives(Signals through, HintSender out, Connection connection, Hints listener)
            throws SQLException, JMSException {
        String token = UUID.randomUUID().toString();
        heard.set(false);
        out.send(new HintText(member, HintText.Kind.TEST, token));
        long until = System.nanoTime() + TEST_PATIENCE.toNanos();
        for (long left = TEST_PATIENCE.toNanos();
                left > 0 && !heard.get() && closing.getCount() > 0;
                left = until - System.nanoTime()) {
            receive(through, connection, Duration.ofNanos(left), listener, token);
        }
        return heard.get();
    }

    private void receive(Signals through, Connection connection, Duration atMost, Hints listener, String token)
            throws SQLException {
        for (String text : through.await(connection, atMost)) {
            HintText received = HintText.parse(text);
            if (received.member() == member) {
                heard.compareAndSet(
                        false, !token.isEmpty() && received.content().equals(token));
            } else {
                others = true;
                listener.ready(received.hints());
            }
        }
    }

    /** Whether other JVMs are there; shows at the same time whether the connection is. */
    private boolean lookAround(Connection connection) throws SQLException {
        try (PreparedStatement count =
                        connection.prepareStatement(database.texts().get(SharedSql.COUNT_ALIVE));
                ResultSet rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1) > 1;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        closing.countDown();
        if (sender != null) {
            endListening(sender);
            sender.close();
        }
    }

    /** It is told by its own means, because pools do not get a connection back that is cut off. */
    private void endListening(HintSender out) {
        if (hinting) {
            try {
                out.send(new HintText(member, HintText.Kind.HELLO, ""));
                join(thread);
            } catch (JMSException | RuntimeException failure) {
                LOG.log(Level.DEBUG, "Could not tell the listening thread that it is over", failure);
            }
        }
        Connection open = listening;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException failure) {
                LOG.log(Level.DEBUG, "Could not close the listening connection", failure);
            }
        }
        join(thread);
    }

    /** Waits for a thread to end, for a bounded time. */
    static void join(@Nullable Thread thread) {
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(END_PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
