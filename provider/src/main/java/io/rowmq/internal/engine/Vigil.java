package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;
import io.rowmq.policy.DestinationSetting;
import io.rowmq.spi.Alert;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks now and then at what nobody may notice by himself, and raises alerts. An alert is raised once, and is over when
 * a look finds nothing of it any more. Looks take at most a twentieth of the time, however much there is to count.
 */
final class Vigil {

    static final long LOOK_MILLIS = 10_000;
    private static final int REST = 20;
    private static final long OLD_MILLIS = 60_000;

    private final EngineParts parts;
    private final Map<Subject, Alert> raised = new LinkedHashMap<>();

    /** What an alert is about. */
    private record Subject(Alert.Kind kind, String name) {}

    Vigil(EngineParts parts) {
        this.parts = parts;
    }

    void start() {
        lookIn(LOOK_MILLIS);
    }

    private void lookIn(long millis) {
        parts.alarms().at(parts.time().now() + millis, () -> {
            parts.background().run("look for what needs attention", this::lookAndRest, () -> lookIn(LOOK_MILLIS));
        });
    }

    private void lookAndRest() throws JMSException {
        long begun = System.nanoTime();
        try {
            look();
        } finally {
            lookIn(Math.max(LOOK_MILLIS, (System.nanoTime() - begun) / 1_000_000 * REST));
        }
    }

    /** Looks at everything once. */
    synchronized void look() throws JMSException {
        Map<Subject, Alert> found = new LinkedHashMap<>();
        destinations(found);
        branches(found);
        outbox(found);
        found.forEach((subject, alert) -> {
            if (raised.put(subject, alert) == null) {
                parts.alerts().tell(alert);
            }
        });
        raised.entrySet().removeIf(entry -> {
            boolean over = !found.containsKey(entry.getKey());
            if (over) {
                Alert alert = entry.getValue();
                parts.alerts().tell(new Alert(alert.kind(), alert.subject(), "is in order again", false));
            }
            return over;
        });
    }

    /** The alerts that are not over. */
    synchronized List<Alert> raised() {
        return List.copyOf(raised.values());
    }

    private void raise(Map<Subject, Alert> found, Alert.Kind kind, String name, String text) {
        found.put(new Subject(kind, name), new Alert(kind, name, text, true));
    }

    private void destinations(Map<Subject, Alert> found) throws JMSException {
        if (parts.policies().rows().stream().noneMatch(row -> wanted(row.name()))) {
            return;
        }
        for (KnownDestination destination : parts.directory().all()) {
            DestinationPolicy policy = parts.policies().terms(destination).policy();
            if (policy.depthAlert() == 0 && policy.ageAlert().isZero()) {
                continue;
            }
            if (destination.kind() == Kind.QUEUE) {
                backlog(found, policy, BacklogId.queue(destination.id()), "queue://" + destination.name());
            } else {
                for (SubscriptionRow row : parts.subscriptions().rows()) {
                    if (row.topicId() == destination.id()) {
                        backlog(
                                found,
                                policy,
                                BacklogId.subscription(row.id()),
                                "subscription://" + row.id() + " (" + row.name() + ") of topic://"
                                        + destination.name());
                    }
                }
            }
        }
    }

    private static boolean wanted(String setting) {
        return setting.equals(DestinationSetting.DEPTH_ALERT.key())
                || setting.equals(DestinationSetting.AGE_ALERT.key());
    }

    private void backlog(Map<Subject, Alert> found, DestinationPolicy policy, BacklogId id, String name)
            throws JMSException {
        if (policy.depthAlert() > 0) {
            long depth = parts.store().depth(id).ready();
            // not over at once where it goes up and down by a little
            boolean still = raised.containsKey(new Subject(Alert.Kind.DEPTH, name));
            if (depth >= (still ? policy.depthAlert() - policy.depthAlert() / 10 : policy.depthAlert())) {
                raise(found, Alert.Kind.DEPTH, name, depth + " messages wait; depthAlert=" + policy.depthAlert());
            }
        }
        if (!policy.ageAlert().isZero()) {
            StoredDelivery first = new Pages(parts).first(id, OrderKey.START);
            long age = first == null ? 0 : parts.time().now() - first.message().timestamp();
            if (first != null && age >= policy.ageAlert().toMillis()) {
                raise(
                        found,
                        Alert.Kind.AGE,
                        name,
                        "the message that is next was sent " + age / 1000 + " s ago; ageAlert="
                                + policy.ageAlert().toMillis());
            }
        }
    }

    private void branches(Map<Subject, Alert> found) throws JMSException {
        for (BranchRow row : parts.store().branches()) {
            if (row.state() == BranchRow.State.PREPARED && old(row.since())) {
                raise(
                        found,
                        Alert.Kind.BRANCH,
                        row.id().toString(),
                        "prepared " + age(row.since()) + " ago, and not finished by its transaction manager");
            }
        }
    }

    private void outbox(Map<Subject, Alert> found) throws JMSException {
        for (StagedMessage row : parts.store().staged(1, 1)) {
            if (row.timestamp() > 0 && old(row.timestamp())) {
                raise(
                        found,
                        Alert.Kind.OUTBOX,
                        parts.store().name(),
                        "a message has waited in the outbox for " + age(row.timestamp()));
            }
        }
    }

    private boolean old(long since) {
        return parts.time().now() - since > OLD_MILLIS;
    }

    private String age(long since) {
        return (parts.time().now() - since) / 1000 + " s";
    }
}
