package io.rowmq.internal.management;

import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.management.RowmqArchive;
import io.rowmq.management.RowmqArchives;
import io.rowmq.policy.DestinationPolicy;
import io.rowmq.policy.Right;
import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The archives of destinations, for one operator. */
final class ManagedArchives implements RowmqArchives {

    private final Oversight oversight;
    private final Places places;

    ManagedArchives(Oversight oversight, Places places) {
        this.oversight = oversight;
        this.places = places;
    }

    @Override
    public List<RowmqArchive> list(@Nullable String pattern, int offset, int limit) throws JMSException {
        Map<Long, ArchiveRow> rows =
                oversight.archives().stream().collect(Collectors.toMap(ArchiveRow::destinationId, Function.identity()));
        List<StoredDestination> archived = new ArrayList<>();
        for (StoredDestination destination : places.matching(pattern)) {
            boolean kept = rows.containsKey(destination.id())
                    || !oversight.policy(destination).archiveFor().isZero();
            if (kept && places.allows(Right.MANAGE, destination)) {
                archived.add(destination);
            }
        }
        List<RowmqArchive> shown = new ArrayList<>();
        for (StoredDestination destination : Paging.page(archived, offset, limit)) {
            shown.add(view(destination, rows.get(destination.id())));
        }
        return shown;
    }

    private RowmqArchive view(StoredDestination destination, @Nullable ArchiveRow row) throws JMSException {
        DestinationPolicy policy = oversight.policy(destination);
        Instant first = null;
        for (StoredDelivery copy :
                oversight.archivePage(destination, OrderKey.START, 1).deliveries()) {
            first = Instant.ofEpochMilli(copy.message().timestamp());
        }
        return new RowmqArchive(
                Places.text(destination),
                row == null ? 0 : row.messages(),
                first,
                policy.archiveFor().toMillis(),
                policy.archiveLimit());
    }
}
