package io.rowmq.internal.management;

import io.rowmq.internal.engine.BulkWork;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.Relocation;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims.Overview;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a queue or subscription.
 *
 * @param oversight finds it
 * @param text as it was named
 * @param id what the engine calls it
 * @param destination the queue or topic
 */
record BacklogSource(Oversight oversight, String text, BacklogId id, StoredDestination destination)
        implements MessageSource {

    @Override
    public Overview page(long afterKey, int limit) throws JMSException {
        return oversight.page(id, afterKey, limit);
    }

    @Override
    public long key(StoredDelivery delivery) {
        return delivery.orderKey();
    }

    @Override
    public List<StoredDelivery> load(List<Long> positions) throws JMSException {
        return oversight.load(id, positions);
    }

    @Override
    public @Nullable MessageBody loadBody(long position) throws JMSException {
        return oversight.loadBody(position);
    }

    @Override
    public boolean inHand(StoredDelivery delivery) throws JMSException {
        return oversight.inHand(id, delivery);
    }

    @Override
    public boolean receives(StoredDestination target) {
        return id.equals(BacklogId.queue(target.id()));
    }

    @Override
    public void require(Relocation.Change change) {
        // everything is possible
    }

    @Override
    public BulkWork work(Relocation.Plan plan) throws JMSException {
        return oversight.relocate(id, plan);
    }
}
