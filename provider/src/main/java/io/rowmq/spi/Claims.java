package io.rowmq.spi;

import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who may deliver what in a database that several JVMs share. A claimed delivery belongs to one node until a unit
 * settles it, the node gives it back, or the node is taken for dead. Claiming raises the delivery count in the
 * database, so that whatever a dead node had comes back flagged.
 *
 * <p>Each call is a short transaction of its own, durable when it returns. A node that was taken for dead claims
 * nothing and gives nothing back, and may be told so with the error code {@link Nodes#FENCED}; if not, it finds out
 * when it renews its lease, or settles what it does not hold any more.
 */
public interface Claims {

    /**
     * Claims the first ready deliveries of a backlog for a node, passing over those that somebody else is claiming at
     * this moment, and those of {@linkplain StoredMessage#group() message groups} of which another node has claimed
     * something or a prepared branch has received something. Of a group nothing is claimed while something before it is
     * ready that is not claimed.
     *
     * @param passed groups of which nothing is to be claimed
     * @return what was claimed; if less than the limit was found, there is nothing more
     */
    Claimed claim(long node, BacklogId backlog, int limit, Set<String> passed) throws JMSException;

    /** The same with nothing to pass over: what the node has now. */
    default List<StoredDelivery> claim(long node, BacklogId backlog, int limit) throws JMSException {
        return claim(node, backlog, limit, Set.of()).kept();
    }

    /**
     * What a claim has found, in order of the keys; {@link StoredDelivery#deliveryCount} is the count before the claim.
     *
     * @param kept what the node has now
     * @param lost what it has given back at once, because another node claimed of the same group, or something before
     *     it, at the same moment; it may be ready again
     */
    record Claimed(List<StoredDelivery> kept, List<StoredDelivery> lost) {

        /** How many deliveries were found. */
        public int found() {
            return kept.size() + lost.size();
        }
    }

    /**
     * Claims those of the deliveries with the given order keys that are still ready, but for those of message groups of
     * which another node has claimed something or a prepared branch has received something.
     */
    List<StoredDelivery> claim(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException;

    /** Claims those of the deliveries with the given order keys that are still ready, whatever their groups. */
    List<StoredDelivery> claimOutOfTurn(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException;

    /**
     * Gives back claimed deliveries: they are ready again.
     *
     * @param seen whether somebody may have seen them; if not, their counts are lowered again
     */
    void unclaim(long node, BacklogId backlog, List<Long> orderKeys, boolean seen) throws JMSException;

    /**
     * Gives back those of some deliveries of message groups which a node has claimed out of their order: something of
     * their group is ready before them, or another node has claimed something of it. Their counts are lowered again.
     *
     * @return their positions
     */
    Set<Long> unclaimOutOfOrder(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException;

    /** The order keys of all that a node has claimed of a backlog. */
    List<Long> claimed(long node, BacklogId backlog) throws JMSException;

    /**
     * Reads deliveries in order of their key, those that somebody has claimed among them.
     *
     * @param backlog where to read
     * @param afterKey read what comes after this order key
     * @param limit at most so many deliveries
     * @param maxBytes stop after the delivery that exceeds this sum of footprints
     */
    Overview overview(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException;

    /**
     * What waits, whoever has claimed it.
     *
     * @param page the deliveries; the count of one that is claimed is that before the claim
     * @param claimed the positions of those that somebody has claimed
     */
    record Overview(Page page, Set<Long> claimed) {}

    /** Which of these backlogs have something ready; one statement for all of them. */
    Set<BacklogId> ready(Collection<BacklogId> backlogs) throws JMSException;
}
