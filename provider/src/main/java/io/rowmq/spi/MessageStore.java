package io.rowmq.spi;

import jakarta.jms.JMSException;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open database. Safe for use by any number of threads.
 *
 * <p>Every failure is a {@link JMSException} that names what was being done and what to do about it. A store that has
 * lost its database tries to open it again when it is next used.
 */
public interface MessageStore extends UserStore, AutoCloseable {

    /** The error code by which a commit says that it is not known whether it took place. */
    String IN_DOUBT = "ROWMQ-IN-DOUBT";

    /** The URL or other name of the database for messages and logs; never with a password. */
    String name();

    /** Begins work: from here on the recorder is asked before each commit. Called once, before the first unit. */
    void start(HandoutRecorder recorder) throws JMSException;

    /** All destinations, by id. */
    List<DestinationRow> destinations() throws JMSException;

    /** All durable subscriptions, by id. */
    List<SubscriptionRow> subscriptions() throws JMSException;

    /** All settings of destinations, by pattern and name. */
    List<SettingRow> settings() throws JMSException;

    /** The version of the tables. */
    int schemaVersion();

    /** A new key for a destination or subscription, at least 1, never given before. */
    long nextId() throws JMSException;

    /**
     * Makes the unit durable, together with the units of other threads where that is possible, and applies its effect.
     * When it returns the unit is committed; when it throws nothing of it was, or will be, unless the error code is
     * {@link #IN_DOUBT}.
     *
     * @throws JMSException with the error code {@link BranchStep#NO_BRANCH} if the unit's step finds no branch
     */
    void commit(WorkUnit unit) throws JMSException;

    /** Copies of messages that were consumed. */
    ArchiveStore archive();

    /** Opens a transaction for the application's own statements. */
    StoreTransaction begin() throws JMSException;

    /**
     * Which of these identifiers messages to a destination had whose time is not over.
     *
     * @param destinationId the key of the queue or topic
     * @param deduplicationIds not empty
     * @param now milliseconds since the epoch
     */
    Set<String> sent(long destinationId, Collection<String> deduplicationIds, long now) throws JMSException;

    /**
     * Forgets up to {@code limit} identifiers whose time is over.
     *
     * @return how many were forgotten
     */
    int forgetSent(long now, int limit) throws JMSException;

    /**
     * Adds a row to the outbox with a connection of the application's, whose transaction is neither begun nor ended.
     *
     * @param connection where the application's transaction is
     * @param destination where the message is to go, as text
     * @param message the message; its destination's key is not looked at
     * @throws JMSException if the connection is in auto-commit mode or leads to another database
     */
    void stage(Connection connection, String destination, StoredMessage message) throws JMSException;

    /**
     * Reads committed rows of the outbox that wait to be moved, by key.
     *
     * @param limit at most so many rows
     * @param maxBytes stop after the row that exceeds this sum of body sizes
     */
    List<StagedMessage> staged(int limit, long maxBytes) throws JMSException;

    /**
     * Reads ready deliveries in order of their key. Left out are the sends of units whose effect had not been applied
     * when the read began: their effects bring them.
     *
     * @param backlog where to read
     * @param afterKey read what comes after this order key
     * @param limit at most so many deliveries
     * @param maxBytes stop after the delivery that exceeds this sum of footprints
     */
    Page page(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException;

    /**
     * Reads deliveries by position, ready, delayed or prepared; those that are gone are left out.
     *
     * @param positions in any order
     * @return in order of their key
     */
    List<StoredDelivery> load(BacklogId backlog, List<Long> positions) throws JMSException;

    /** Loads a detached body; null if the message is gone. */
    @Nullable MessageBody loadBody(long position) throws JMSException;

    /** The timers up to a time, in order of time, at most {@code limit}; sees committed rows only. */
    List<Timer> timers(long until, int limit) throws JMSException;

    /** Counts the deliveries of a backlog by state, as committed. */
    Depth depth(BacklogId backlog) throws JMSException;

    /**
     * Removes up to {@code limit} deliveries of a backlog that nobody reads any more, and the messages that go with
     * them, in one transaction.
     *
     * @return how many were removed; 0 when none are left
     */
    int trim(BacklogId backlog, int limit) throws JMSException;

    /**
     * Backlogs that were deleted and still hold something: a destination or durable subscription whose end was declared
     * and that {@link #trim} has not emptied. The engine goes on trimming them after a restart.
     */
    List<BacklogId> trims() throws JMSException;

    /** The XA branches that are prepared, or that an operator has finished and nobody has forgotten yet. */
    List<BranchRow> branches() throws JMSException;

    /** Commits what is pending, records that nothing is in hand, and closes the database. */
    @Override
    void close();

    /**
     * How much a backlog holds.
     *
     * @param ready deliveries that can be handed out, including those in hand
     * @param delayed deliveries that are not due yet; those of prepared branches count as neither
     */
    record Depth(long ready, long delayed) {}
}
