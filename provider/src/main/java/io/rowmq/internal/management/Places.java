package io.rowmq.internal.management;

import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.message.DestinationName;
import io.rowmq.internal.security.Access;
import io.rowmq.internal.security.DestinationPattern;
import io.rowmq.policy.Right;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what operators name, and asks whether they may do what they want with it. */
final class Places {

    private static final String SUBSCRIPTION = "subscription://";
    private static final int MOST_SUGGESTED = 8;

    private final Oversight oversight;
    private final Access access;

    /** A subscription and its topic. */
    record Subscribed(SubscriptionRow row, StoredDestination topic) {}

    Places(Oversight oversight, Access access) {
        this.oversight = oversight;
        this.access = access;
    }

    static String text(StoredDestination destination) {
        return DestinationPattern.prefix(destination.kind()) + destination.name();
    }

    /** The destination of that name, which has to exist. */
    StoredDestination destination(Right right, String text) throws JMSException {
        DestinationName name = name(text);
        Kind kind = kind(name);
        access.require(right, kind, name.name());
        StoredDestination found = oversight.find(kind, name.name());
        if (found == null) {
            throw unknown(DestinationPattern.prefix(kind) + name.name());
        }
        return found;
    }

    /** The destination of that name, which has to exist, for an operator who may look at it. */
    StoredDestination visible(String text) throws JMSException {
        return destination(rights(text).contains(Right.MANAGE) ? Right.MANAGE : Right.BROWSE, text);
    }

    /** What the operator may do with the destination of that name, whether or not it exists. */
    Set<Right> rights(String text) throws JMSException {
        DestinationName name = name(text);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (access.allows(right, kind(name), name.name())) {
                rights.add(right);
            }
        }
        return rights;
    }

    /** The destination of that name, created if it does not exist. */
    StoredDestination created(Right right, String text) throws JMSException {
        DestinationName name = name(text);
        Kind kind = kind(name);
        access.require(right, kind, name.name());
        StoredDestination found = oversight.find(kind, name.name());
        return found != null ? found : oversight.create(kind, name.name());
    }

    /** The queue, subscription or archive of that name. */
    MessageSource source(Right right, String text) throws JMSException {
        if (text.startsWith(ArchiveSource.PREFIX)) {
            return new ArchiveSource(oversight, destination(right, text.substring(ArchiveSource.PREFIX.length())));
        }
        if (text.startsWith(SUBSCRIPTION)) {
            Subscribed found = subscription(number(text));
            require(right, found.topic());
            BacklogId id = BacklogId.subscription(found.row().id());
            return new BacklogSource(oversight, text, id, found.topic());
        }
        StoredDestination found = destination(right, text);
        if (found.kind() == Kind.TOPIC) {
            throw new InvalidDestinationException(
                    text(found) + " is a topic, which keeps no messages itself; name one of its subscriptions as "
                            + SUBSCRIPTION + "ID",
                    "ROWMQ-DESTINATION");
        }
        return new BacklogSource(oversight, text(found), BacklogId.queue(found.id()), found);
    }

    private static long number(String text) throws JMSException {
        try {
            return Long.parseLong(text.substring(SUBSCRIPTION.length()));
        } catch (NumberFormatException e) {
            throw new InvalidDestinationException(
                    "'" + text + "' does not end with the number of a subscription; take it from the list of"
                            + " subscriptions",
                    "ROWMQ-DESTINATION");
        }
    }

    /** A subscription of a topic that the operator may look at; who may not is not told whether it exists. */
    Subscribed subscription(long id) throws JMSException {
        Map<Long, StoredDestination> topics = new HashMap<>();
        matching(null).forEach(destination -> topics.put(destination.id(), destination));
        List<SubscriptionRow> all = oversight.subscriptions().stream()
                .filter(row -> topics.containsKey(row.topicId()))
                .toList();
        for (SubscriptionRow row : all) {
            StoredDestination topic = topics.get(row.topicId());
            if (row.id() == id && topic != null) {
                return new Subscribed(row, topic);
            }
        }
        throw new InvalidDestinationException(
                "There is no subscription " + id + " of a topic that you may look at; the subscriptions are "
                        + all.stream()
                                .map(row -> row.id() + " (" + row.name() + ")")
                                .limit(MOST_SUGGESTED)
                                .toList(),
                "ROWMQ-NO-SUBSCRIPTION");
    }

    /** The destinations that match a pattern and that the operator may browse or manage, by name. */
    List<StoredDestination> matching(@Nullable String pattern) throws JMSException {
        DestinationPattern wanted = pattern == null || pattern.isBlank() ? null : DestinationPattern.of(pattern);
        List<StoredDestination> found = new ArrayList<>();
        for (StoredDestination destination : oversight.destinations()) {
            if ((wanted == null || wanted.matches(destination.kind(), destination.name())) && visible(destination)) {
                found.add(destination);
            }
        }
        found.sort(Comparator.comparing(StoredDestination::name).thenComparing(StoredDestination::kind));
        return found;
    }

    /** Whether the operator may look at it. */
    boolean visible(StoredDestination destination) throws JMSException {
        return allows(Right.MANAGE, destination) || allows(Right.BROWSE, destination);
    }

    boolean allows(Right right, StoredDestination destination) throws JMSException {
        return access.allows(right, destination.kind(), destination.name());
    }

    /** Whether this operator may send a message there, or back there. */
    boolean mayReceive(Kind kind, String name) throws JMSException {
        return access.allows(Right.SEND, kind, name) || access.allows(Right.MANAGE, kind, name);
    }

    void require(Right right, StoredDestination destination) throws JMSException {
        access.require(right, destination.kind(), destination.name());
    }

    private static DestinationName name(String text) throws JMSException {
        DestinationName name = DestinationName.parse(text.contains("://") ? text : "queue://" + text);
        try {
            DestinationName.checked("destination", name.name());
        } catch (IllegalArgumentException e) {
            throw new InvalidDestinationException(e.getMessage(), "ROWMQ-DESTINATION");
        }
        return name;
    }

    private static Kind kind(DestinationName name) {
        return switch (name.kind()) {
            case QUEUE, TEMPORARY_QUEUE -> Kind.QUEUE;
            case TOPIC, TEMPORARY_TOPIC -> Kind.TOPIC;
        };
    }

    private JMSException unknown(String text) throws JMSException {
        List<String> all = matching(null).stream().map(Places::text).toList();
        String wanted = text.toLowerCase(Locale.ROOT);
        String core = wanted.substring(wanted.indexOf("://") + 3);
        List<String> similar = all.stream()
                .filter(name -> similar(name.toLowerCase(Locale.ROOT), core))
                .limit(MOST_SUGGESTED)
                .toList();
        List<String> shown =
                similar.isEmpty() ? all.stream().limit(MOST_SUGGESTED).toList() : similar;
        return new InvalidDestinationException(
                "There is no " + text + " in " + oversight.database()
                        + (shown.isEmpty()
                                ? ", and no other destination"
                                : "; there " + (shown.size() == 1 ? "is " : "are ") + String.join(", ", shown)
                                        + (shown.size() < all.size() ? " and others" : "")),
                "ROWMQ-DESTINATION");
    }

    private static boolean similar(String name, String core) {
        String other = name.substring(name.indexOf("://") + 3);
        int same = 0;
        while (same < Math.min(other.length(), core.length()) && other.charAt(same) == core.charAt(same)) {
            same++;
        }
        return other.contains(core) || core.contains(other) || same * 2 >= Math.max(other.length(), core.length());
    }
}
