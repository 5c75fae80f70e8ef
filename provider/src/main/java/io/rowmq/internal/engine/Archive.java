package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationSetting;
import io.rowmq.spi.ArchivePage;
import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.ArchivedMessage;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of consumed messages: for how long they are kept, and what is kept now. A copy that is shown carries the time
 * of its consumption as a property, so that selectors can ask for it.
 */
final class Archive {

    /** When the message was consumed, milliseconds since the epoch. */
    static final String CONSUMED_TIME = "JMS_RowMQ_ConsumedTime";

    private final EngineParts parts;

    Archive(EngineParts parts) {
        this.parts = parts;
    }

    /** How long copies of what is consumed there are kept; zero for not at all. */
    static Duration period(Backlog backlog) {
        return backlog.destination.temporary()
                ? Duration.ZERO
                : backlog.policy().archiveFor();
    }

    /** The same for a place that perhaps nobody uses here, though another JVM does. */
    Duration period(BacklogId id) throws JMSException {
        Backlog known = parts.backlogs().find(id);
        if (known != null) {
            return period(known);
        }
        boolean any = parts.policies().rows().stream()
                .anyMatch(row -> row.name().equals(DestinationSetting.ARCHIVE_FOR.key()));
        if (!any || id.temporary() || parts.peers() == null) {
            return Duration.ZERO;
        }
        parts.store().destinations().forEach(parts.directory()::know);
        KnownDestination destination = parts.directory().find(destinationOf(id));
        return destination == null
                ? Duration.ZERO
                : parts.policies().terms(destination).policy().archiveFor();
    }

    private long destinationOf(BacklogId id) throws JMSException {
        if (id.kind() == BacklogId.Kind.QUEUE) {
            return id.id();
        }
        return parts.subscriptions().rows().stream()
                .filter(row -> row.id() == id.id())
                .mapToLong(SubscriptionRow::topicId)
                .findFirst()
                .orElse(0);
    }

    /** When a copy of what is consumed now may go. */
    static long end(long now, Duration period) {
        long end = now + period.toMillis();
        return end < now ? Long.MAX_VALUE : end;
    }

    /** What there is, by destination. */
    List<ArchiveRow> rows() throws JMSException {
        return parts.store().archive().archives();
    }

    /** Copies in the order of sending; the keys of the page are positions. */
    Page page(long destinationId, long afterPosition, int limit) throws JMSException {
        ArchivePage page = parts.store().archive().page(destinationId, afterPosition, limit, SelectedWork.PAGE_BYTES);
        List<StoredDelivery> copies =
                page.messages().stream().map(Archive::shown).toList();
        return new Page(copies, page.lastPosition(), page.end());
    }

    /** Copies by position. */
    List<StoredDelivery> load(long destinationId, List<Long> positions) throws JMSException {
        return parts.store().archive().load(destinationId, positions).stream()
                .map(Archive::shown)
                .toList();
    }

    /** A body that was stored apart; null if the copy is gone. */
    @Nullable MessageBody loadBody(long position) throws JMSException {
        return parts.store().archive().loadBody(position);
    }

    private static StoredDelivery shown(ArchivedMessage copy) {
        Map<String, @Nullable Object> properties = new HashMap<>(copy.message().properties());
        properties.put(CONSUMED_TIME, copy.consumedTime());
        return new StoredDelivery(
                copy.position(), 0, copy.message().withProperties(Collections.unmodifiableMap(properties)));
    }

    /** What is sent again of a copy: it does not expire any more, as its time may be over. */
    static StoredMessage sentAgain(StoredMessage copy, MessageBody body) {
        Map<String, @Nullable Object> properties = new HashMap<>(copy.properties());
        properties.remove(CONSUMED_TIME);
        return new StoredMessage(
                copy.messageId(),
                copy.destinationId(),
                copy.priority(),
                copy.persistent(),
                copy.timestamp(),
                0,
                copy.deliveryTime(),
                copy.correlationId(),
                copy.replyTo(),
                copy.type(),
                Collections.unmodifiableMap(properties),
                body);
    }
}
