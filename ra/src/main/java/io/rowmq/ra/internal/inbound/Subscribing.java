package io.rowmq.ra.internal.inbound;

import io.rowmq.ra.RowmqActivationSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a topic is subscribed to.
 *
 * @param durable whether the subscription outlives the endpoint
 * @param shared whether others may consume from it
 * @param name its name, null for an unshared non-durable one
 */
record Subscribing(
        boolean durable, boolean shared, @Nullable String name) {

    static Subscribing of(RowmqActivationSpec spec, Complaints complaints) {
        String word = spec.getSubscriptionDurability();
        boolean durable = false;
        boolean shared = Boolean.TRUE.equals(spec.getShareSubscriptions());
        switch (word == null ? "nondurable" : word.toLowerCase(Locale.ROOT)) {
            case "nondurable" -> {}
            case "durable" -> durable = true;
            case "nondurableshared" -> shared = true;
            case "durableshared" -> {
                durable = true;
                shared = true;
            }
            default ->
                complaints.add(
                        "subscriptionDurability", word, "use NonDurable, Durable, NonDurableShared or DurableShared");
        }
        String name = spec.getSubscriptionName();
        if (name == null && (durable || shared)) {
            complaints.add("subscriptionName", null, "a durable or shared subscription needs a name");
        }
        return new Subscribing(durable, shared, name);
    }
}
