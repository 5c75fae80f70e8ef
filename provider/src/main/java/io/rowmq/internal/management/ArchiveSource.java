package io.rowmq.internal.management;

import io.rowmq.internal.engine.BulkWork;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.Relocation;
import io.rowmq.internal.engine.Relocation.Change;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.spi.Claims.Overview;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies of what was consumed from a destination.
 *
 * @param oversight finds them
 * @param destination the queue or topic
 */
record ArchiveSource(Oversight oversight, StoredDestination destination) implements MessageSource {

    /** How names of archives begin; the destination follows. */
    static final String PREFIX = "archive://";

    @Override
    public String text() {
        return PREFIX + Places.text(destination);
    }

    @Override
    public Overview page(long afterKey, int limit) throws JMSException {
        return new Overview(oversight.archivePage(destination, afterKey, limit), Set.of());
    }

    @Override
    public long key(StoredDelivery delivery) {
        return delivery.position();
    }

    @Override
    public List<StoredDelivery> load(List<Long> positions) throws JMSException {
        return oversight.loadArchived(destination, positions);
    }

    @Override
    public @Nullable MessageBody loadBody(long position) throws JMSException {
        return oversight.loadArchivedBody(position);
    }

    @Override
    public boolean inHand(StoredDelivery delivery) {
        return false;
    }

    @Override
    public boolean receives(StoredDestination target) {
        return false;
    }

    @Override
    public void require(Change change) throws JMSException {
        if (change != Change.COPY && change != Change.DELETE) {
            throw new InvalidDestinationException(
                    "An archive keeps what was consumed: " + change.name().toLowerCase(Locale.ROOT)
                            + " is not possible for " + text() + ". Copy its messages, to " + Places.text(destination)
                            + " or elsewhere, or delete them",
                    "ROWMQ-DESTINATION");
        }
    }

    @Override
    public BulkWork work(Relocation.Plan plan) throws JMSException {
        require(plan.change());
        return oversight.replay(destination, plan);
    }
}
