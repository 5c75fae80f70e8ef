package io.rowmq.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** The meters of one destination, looked up once. */
final class DestinationMeters {

    private final Timer sent;
    private final Timer notSent;
    private final Counter firstDeliveries;
    private final Counter redeliveries;
    private final Timer lag;
    private final Timer processed;
    private final Timer notProcessed;
    private final Counter returned;
    private final Counter deadLetters;
    private final Counter expired;

    DestinationMeters(MeterRegistry registry, Tags tags) {
        sent = timer("rowmq.send", "Sends", tags.and("outcome", "success"), registry);
        notSent = timer("rowmq.send", "Sends", tags.and("outcome", "failure"), registry);
        firstDeliveries = counter("rowmq.received", "Deliveries", tags.and("redelivered", "false"), registry);
        redeliveries = counter("rowmq.received", "Deliveries", tags.and("redelivered", "true"), registry);
        lag = timer("rowmq.delivery.lag", "From when it could be delivered to the first delivery", tags, registry);
        processed = timer("rowmq.process", "Calls of message listeners", tags.and("outcome", "success"), registry);
        notProcessed = timer("rowmq.process", "Calls of message listeners", tags.and("outcome", "failure"), registry);
        returned = counter("rowmq.returned", "Deliveries that came back to be tried again", tags, registry);
        deadLetters = counter("rowmq.dead.letters", "Messages that were given up", tags, registry);
        expired = counter("rowmq.expired", "Messages that expired", tags, registry);
    }

    private static Timer timer(String name, String description, Tags tags, MeterRegistry registry) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }

    private static Counter counter(String name, String description, Tags tags, MeterRegistry registry) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    Timer send(@Nullable Throwable failure) {
        return failure == null ? sent : notSent;
    }

    Counter received(boolean redelivered) {
        return redelivered ? redeliveries : firstDeliveries;
    }

    Timer lag() {
        return lag;
    }

    Timer process(@Nullable Throwable failure) {
        return failure == null ? processed : notProcessed;
    }

    Counter returned() {
        return returned;
    }

    Counter deadLetters() {
        return deadLetters;
    }

    Counter expired() {
        return expired;
    }
}
