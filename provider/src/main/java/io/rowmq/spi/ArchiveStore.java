package io.rowmq.spi;

import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies of messages that were consumed, for each destination. They come in by {@link Settlement.Archive}, in the unit
 * that consumes the message; they are read and removed here, each call in a transaction of its own. Safe for use by any
 * number of threads.
 */
public interface ArchiveStore {

    /** What there is, by destination. Takes time in proportion to it. */
    List<ArchiveRow> archives() throws JMSException;

    /**
     * Reads copies in the order of their positions.
     *
     * @param destinationId the key of the queue or topic
     * @param afterPosition read what comes after this position
     * @param limit at most so many
     * @param maxBytes stop after the copy that exceeds this sum of footprints
     */
    ArchivePage page(long destinationId, long afterPosition, int limit, long maxBytes) throws JMSException;

    /** Reads copies by position, in order; those that are gone are left out. */
    List<ArchivedMessage> load(long destinationId, List<Long> positions) throws JMSException;

    /** Loads a detached body; null if the copy is gone. */
    @Nullable MessageBody loadBody(long position) throws JMSException;

    /**
     * Removes copies.
     *
     * @return how many were there
     */
    int remove(long destinationId, List<Long> positions) throws JMSException;

    /**
     * Removes up to {@code limit} copies whose time is over.
     *
     * @param now milliseconds since the epoch
     * @return how many were removed
     */
    int forget(long now, int limit) throws JMSException;

    /** When the time of the next copy is over, milliseconds since the epoch; 0 if there is no copy. */
    long nextEnd() throws JMSException;

    /**
     * Removes up to {@code limit} of the copies that are more than the {@code most} with the highest positions. Takes
     * time in proportion to what there is.
     *
     * @return how many were removed
     */
    int trim(long destinationId, long most, int limit) throws JMSException;
}
