package io.rowmq.internal.management;

import io.rowmq.internal.engine.BulkWork;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Relocation;
import io.rowmq.internal.engine.Relocation.Change;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.selector.Selector;
import io.rowmq.internal.selector.Selectors;
import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqMessage;
import io.rowmq.management.RowmqMessages;
import io.rowmq.policy.Right;
import io.rowmq.spi.Claims.Overview;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits in queues and subscriptions, and copies of what was consumed, for one operator. */
final class ManagedMessages implements RowmqMessages {

    private static final int MOST_BROWSED = 1_000;
    private static final int LARGEST_SHOWN = 64 << 10;
    private static final long LONGEST_WAIT = 60_000;
    /** With a selector, which may want few of them. */
    private static final int READ_AT_ONCE = 200;

    /** How many messages a selecting browse looks at before it answers, though it may have found nothing. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final Messaging engine;
    private final Places places;
    private final OperationBook book;
    private final Watches watches;
    private final InstantSource clock;

    ManagedMessages(Messaging engine, Places places, OperationBook book, Watches watches, InstantSource clock) {
        this.engine = engine;
        this.places = places;
        this.book = book;
        this.watches = watches;
        this.clock = clock;
    }

    // ---- looking

    @Override
    public MessagePage browse(String source, @Nullable String selector, @Nullable String cursor, int limit)
            throws JMSException {
        MessageSource from = places.source(Right.BROWSE, source);
        Selector wanted = selector(selector);
        requireLimit(limit);
        long after = cursor(cursor);
        List<RowmqMessage> found = new ArrayList<>();
        int looked = 0;
        while (found.size() < limit && looked < MOST_LOOKED_AT) {
            Overview seen = from.page(after, wanted == null ? limit : Math.max(limit, READ_AT_ONCE));
            Page page = seen.page();
            for (StoredDelivery delivery : page.deliveries()) {
                looked++;
                if (wanted == null || wanted.matches(delivery.message())) {
                    found.add(MessageViews.of(delivery, seen.claimed().contains(delivery.position()), LARGEST_SHOWN));
                    if (found.size() == limit) {
                        return new MessagePage(found, Long.toString(from.key(delivery)), false);
                    }
                }
            }
            if (page.end()) {
                return new MessagePage(found, Long.toString(Math.max(after, page.lastKey())), true);
            }
            after = page.lastKey();
        }
        return new MessagePage(found, Long.toString(after), false);
    }

    private static void requireLimit(int limit) throws JMSException {
        if (limit < 1 || limit > MOST_BROWSED) {
            throw new JMSException("limit=" + limit + " is not between 1 and " + MOST_BROWSED, "ROWMQ-MANAGEMENT");
        }
    }

    private static long cursor(@Nullable String cursor) throws JMSException {
        try {
            return cursor == null || cursor.isBlank() ? OrderKey.START : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new JMSException(
                    "'" + cursor + "' is no cursor; take it from the page before, or begin with null",
                    "ROWMQ-MANAGEMENT");
        }
    }

    @Override
    public RowmqMessage show(String source, long position) throws JMSException {
        MessageSource from = places.source(Right.BROWSE, source);
        for (StoredDelivery delivery : from.load(List.of(position))) {
            StoredMessage message = delivery.message();
            MessageBody body = message.body().detached() ? from.loadBody(position) : message.body();
            if (body != null) {
                StoredDelivery whole = new StoredDelivery(position, delivery.deliveryCount(), message.withBody(body));
                return MessageViews.of(whole, from.inHand(delivery), Integer.MAX_VALUE);
            }
        }
        throw new JMSException(
                "There is no message at position " + position + " of " + from.text() + " (any more)",
                "ROWMQ-NO-MESSAGE");
    }

    // ---- many

    @Override
    public long move(String source, @Nullable String selector, String target) throws JMSException {
        return begin(source, Change.MOVE, target(source, Change.MOVE, target), selector);
    }

    @Override
    public long copy(String source, @Nullable String selector, String target) throws JMSException {
        return begin(source, Change.COPY, target(source, Change.COPY, target), selector);
    }

    @Override
    public long retry(String source, @Nullable String selector) throws JMSException {
        return begin(source, Change.RETRY, null, selector);
    }

    @Override
    public long delete(String source, @Nullable String selector) throws JMSException {
        return begin(source, Change.DELETE, null, selector);
    }

    private long begin(String source, Change change, @Nullable StoredDestination target, @Nullable String selector)
            throws JMSException {
        MessageSource from = places.source(Right.MANAGE, source);
        Relocation.Plan plan =
                new Relocation.Plan(change, target, places::mayReceive, selector(selector), List.of(), Long.MAX_VALUE);
        BulkWork work = from.work(plan);
        return book.begin(id -> new Operation(id, work, from, plan, clock));
    }

    private StoredDestination target(String source, Change change, String target) throws JMSException {
        // the source first: a mistake there must not bring the target into being
        MessageSource from = places.source(Right.MANAGE, source);
        from.require(change);
        StoredDestination to = places.created(Right.SEND, target);
        if (from.receives(to)) {
            throw new InvalidDestinationException(
                    "Source and target are both " + from.text() + "; name another target", "ROWMQ-DESTINATION");
        }
        return to;
    }

    private static @Nullable Selector selector(@Nullable String text) throws JMSException {
        return Selectors.parse(text == null || text.isBlank() ? null : text);
    }

    // ---- one

    @Override
    public boolean moveOne(String source, long position, String target) throws JMSException {
        return one(source, position, Change.MOVE, target(source, Change.MOVE, target));
    }

    @Override
    public boolean copyOne(String source, long position, String target) throws JMSException {
        return one(source, position, Change.COPY, target(source, Change.COPY, target));
    }

    @Override
    public boolean retryOne(String source, long position) throws JMSException {
        return one(source, position, Change.RETRY, null);
    }

    @Override
    public boolean deleteOne(String source, long position) throws JMSException {
        return one(source, position, Change.DELETE, null);
    }

    private boolean one(String source, long position, Change change, @Nullable StoredDestination target)
            throws JMSException {
        MessageSource from = places.source(Right.MANAGE, source);
        BulkWork work = from.work(new Relocation.Plan(change, target, places::mayReceive, null, List.of(position), 1));
        work.step();
        return work.done() == 1;
    }

    // ---- in and out

    @Override
    public String send(String target, String json) throws JMSException {
        MessageText read = MessageText.read(json);
        StoredDestination to = places.created(Right.SEND, target);
        return read.send(engine, to);
    }

    @Override
    public @Nullable RowmqMessage receive(String source, @Nullable String selector, long timeoutMillis)
            throws JMSException {
        StoredDestination queue = places.destination(Right.CONSUME, source);
        if (queue.kind() == Kind.TOPIC) {
            throw new InvalidDestinationException(
                    Places.text(queue) + " is a topic; what is published there can be received with a subscription",
                    "ROWMQ-DESTINATION");
        }
        return Receiving.one(engine, queue, selector, Math.min(timeoutMillis, LONGEST_WAIT));
    }

    // ---- looking on

    @Override
    public long watch(String topic, @Nullable String selector) throws JMSException {
        StoredDestination found = places.destination(Right.BROWSE, topic);
        if (found.kind() == Kind.QUEUE) {
            throw new InvalidDestinationException(
                    Places.text(found) + " is a queue, which can be browsed; only topics are watched",
                    "ROWMQ-DESTINATION");
        }
        return watches.begin(found, selector);
    }

    @Override
    public List<RowmqMessage> watched(long watch, int limit, long timeoutMillis) throws JMSException {
        requireLimit(limit);
        return watches.next(watch, limit, Math.min(timeoutMillis, LONGEST_WAIT / 2));
    }

    @Override
    public void unwatch(long watch) {
        watches.end(watch);
    }
}
