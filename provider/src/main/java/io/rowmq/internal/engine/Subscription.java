package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.spi.SubscriptionRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A subscription that exists: what was asked for, and its backlog. Its count of readers is guarded by the registry. */
final class Subscription {

    final SubscriptionSpec spec;
    final StoredDestination topic;
    final @Nullable Selector selector;
    final Backlog backlog;
    int readers;
    /** Its row, where it is shared with other JVMs. */
    @Nullable SubscriptionRow row;
    /** The node that reads it, where it is shared with other JVMs. */
    long node;

    Subscription(SubscriptionSpec spec, StoredDestination topic, @Nullable Selector selector, Backlog backlog) {
        this.spec = spec;
        this.topic = topic;
        this.selector = selector;
        this.backlog = backlog;
    }

    /** Whether a message from the given connection is left out because of {@code noLocal}. */
    boolean excludes(Origin from) {
        if (!spec.noLocal()) {
            return false;
        }
        return spec.origin().connectionId() == from.connectionId()
                || spec.kind().durable()
                        && spec.origin().clientId() != null
                        && spec.origin().clientId().equals(from.clientId());
    }

    /** Whether it is what is asked for, so that it can be used again. */
    boolean fits(StoredDestination otherTopic, @Nullable Selector otherSelector, SubscriptionSpec other) {
        return topic.id() == otherTopic.id()
                && spec.noLocal() == other.noLocal()
                && Objects.equals(text(selector), text(otherSelector));
    }

    private static @Nullable String text(@Nullable Selector selector) {
        return selector == null ? null : selector.text();
    }
}
