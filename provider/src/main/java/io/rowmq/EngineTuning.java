package io.rowmq;

import io.rowmq.internal.engine.EngineOptions;
import io.rowmq.policy.RedeliveryPolicy;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/**
 * The options of a connection factory that tune the engine of its database. They rarely need to be set.
 *
 * <p>Setters throw an {@link IllegalArgumentException} for a value that is not allowed, and an
 * {@link IllegalStateException} once the first connection was created.
 */
public abstract class EngineTuning implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int MOST_BUFFERED = 1 << 24;
    private static final int LEAST_BUFFER = 1 << 20;
    private static final long MOST_POLL = Duration.ofDays(1).toMillis();
    private static final long SHORTEST_LEASE = 100;
    private static final long LONGEST_LEASE = Duration.ofHours(1).toMillis();

    private long maxMessageSize = EngineOptions.DEFAULT.maxMessageSize();
    private int bufferMessages = EngineOptions.DEFAULT.bufferMessages();
    private long bufferSize = EngineOptions.DEFAULT.bufferSize();
    private long deduplicationWindow = EngineOptions.DEFAULT.deduplicationWindow();
    private long outboxPoll = EngineOptions.DEFAULT.outboxPoll();
    private long lease = EngineOptions.DEFAULT.lease().toMillis();

    EngineTuning() {}

    /** Refuses a change while an engine with the former value is in use. */
    abstract void checkNotInUse(String property);

    /** {@return the largest message body accepted, in bytes} */
    public long getMaxMessageSize() {
        return maxMessageSize;
    }

    /**
     * Sets how large the body of a message may be; a larger one is refused when it is sent.
     *
     * @param maxMessageSize bytes, 1 to 2147483639; default 67108864, 64 MiB
     */
    public void setMaxMessageSize(long maxMessageSize) {
        checkNotInUse("maxMessageSize");
        this.maxMessageSize = Words.range("maxMessageSize", maxMessageSize, 1, LONGEST_ARRAY);
    }

    /** {@return ready messages kept in memory for one queue or subscription} */
    public int getBufferMessages() {
        return bufferMessages;
    }

    /**
     * Sets how many ready messages are kept in memory for one queue or subscription; the rest waits in the database.
     *
     * @param bufferMessages messages, 1 to 16777216; default 16384
     */
    public void setBufferMessages(int bufferMessages) {
        checkNotInUse("bufferMessages");
        this.bufferMessages = (int) Words.range("bufferMessages", bufferMessages, 1, MOST_BUFFERED);
    }

    /** {@return memory for the ready messages of all queues and subscriptions together, in bytes} */
    public long getBufferSize() {
        return bufferSize;
    }

    /**
     * Sets how much memory the ready messages of all queues and subscriptions may take together.
     *
     * @param bufferSize bytes, at least 1048576 (1 MiB); default 33554432, 32 MiB
     */
    public void setBufferSize(long bufferSize) {
        checkNotInUse("bufferSize");
        this.bufferSize = Words.range("bufferSize", bufferSize, LEAST_BUFFER, Long.MAX_VALUE);
    }

    /** {@return how long a message with the identifier of another is dropped, in milliseconds} */
    public long getDeduplicationWindow() {
        return deduplicationWindow;
    }

    /**
     * Sets how long after a message with the property {@code JMS_RowMQ_DeduplicationId} another one to the same
     * destination with the same value is dropped.
     *
     * @param deduplicationWindow milliseconds, at least 0; default 600000, ten minutes
     */
    public void setDeduplicationWindow(long deduplicationWindow) {
        checkNotInUse("deduplicationWindow");
        this.deduplicationWindow = Words.range("deduplicationWindow", deduplicationWindow, 0, Long.MAX_VALUE);
    }

    /** {@return how often an outbox that is not in use is looked at, in milliseconds} */
    public long getOutboxPoll() {
        return outboxPoll;
    }

    /**
     * Sets how often the table {@code rowmq_outbox} is looked at while nothing comes that way, for rows that other
     * programs write into it. What is sent with {@link RowmqConnectionFactory#createContext(java.sql.Connection)} in
     * this JVM is noticed sooner, whatever is set here.
     *
     * @param outboxPoll milliseconds, 0 for never, at most 86400000 (a day); default 1000
     */
    public void setOutboxPoll(long outboxPoll) {
        checkNotInUse("outboxPoll");
        this.outboxPoll = Words.range("outboxPoll", outboxPoll, 0, MOST_POLL);
    }

    /** {@return how long a JVM is taken for alive by the others that share its database, in milliseconds} */
    public long getLease() {
        return lease;
    }

    /**
     * Sets how long this JVM is taken for alive by the others that share its database, without a sign of it. If it is
     * killed, what it had received and not settled is given to others after this time; if it stands still for longer,
     * for example because its machine sleeps, it has lost its messages when it goes on, and commits that settle them
     * fail. It says three times in this time that it is there. No effect where a JVM has its database to itself.
     *
     * @param lease milliseconds, 100 to 3600000 (an hour); default 10000, ten seconds
     */
    public void setLease(long lease) {
        checkNotInUse("lease");
        this.lease = Words.range("lease", lease, SHORTEST_LEASE, LONGEST_LEASE);
    }

    /** What the engine is tuned with. */
    final EngineOptions engineOptions(RedeliveryPolicy redelivery) {
        return new EngineOptions(
                redelivery,
                maxMessageSize,
                bufferMessages,
                bufferSize,
                outboxPoll,
                deduplicationWindow,
                Duration.ofMillis(lease));
    }
}
