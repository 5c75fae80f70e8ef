package io.rowmq.internal.management;

import io.rowmq.internal.engine.BulkWork;
import io.rowmq.internal.engine.Relocation;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.spi.Claims.Overview;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where operators find messages: a queue, a subscription, or the archive of a destination. */
interface MessageSource {

    /** As it was named. */
    String text();

    /** The queue or topic whose rights decide. */
    StoredDestination destination();

    /** Messages behind a key, in order, and which of them are in somebody's hands. */
    Overview page(long afterKey, int limit) throws JMSException;

    /** The key of a message that was read. */
    long key(StoredDelivery delivery);

    /** Messages by position. */
    List<StoredDelivery> load(List<Long> positions) throws JMSException;

    /** A body that was stored apart; null if the message is gone. */
    @Nullable MessageBody loadBody(long position) throws JMSException;

    /** Whether a message is in somebody's hands. */
    boolean inHand(StoredDelivery delivery) throws JMSException;

    /** Whether messages that are sent to a destination come here. */
    boolean receives(StoredDestination target);

    /**
     * Lets pass what can be done with messages there.
     *
     * @throws JMSException if it cannot be done; it says what can
     */
    void require(Relocation.Change change) throws JMSException;

    /** Prepares to do something with messages. */
    BulkWork work(Relocation.Plan plan) throws JMSException;
}
