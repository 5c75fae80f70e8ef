package io.rowmq.console.internal.watch;

import io.rowmq.management.RowmqDestination;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All destinations at one moment.
 *
 * @param destinations by name
 * @param totals what they have together
 */
public record Snapshot(List<RowmqDestination> destinations, Totals totals) {

    private static final String QUEUE = "queue://";
    private static final double MILLIS = 1000.0;

    /** Adds up destinations; rates are measured against the look before. */
    static Snapshot of(List<RowmqDestination> destinations, Instant at, @Nullable Snapshot before) {
        Map<String, RowmqDestination> known = before == null
                ? Map.of()
                : before.destinations().stream()
                        .collect(Collectors.toMap(RowmqDestination::name, Function.identity(), (one, same) -> one));
        double seconds =
                before == null ? 0 : Duration.between(before.totals().at(), at).toMillis() / MILLIS;
        long arrived = 0;
        long settled = 0;
        for (RowmqDestination destination : destinations) {
            RowmqDestination earlier = known.get(destination.name());
            if (earlier != null) {
                // the count begins again where a destination was deleted and came back
                arrived += Math.max(0, destination.arrived() - earlier.arrived());
                settled += Math.max(0, destination.settled() - earlier.settled());
            } else {
                // seen for the first time, but it may have counted for days
                arrived += Math.round(destination.arrivedPerSecond() * seconds);
                settled += Math.round(destination.settledPerSecond() * seconds);
            }
        }
        return new Snapshot(
                List.copyOf(destinations),
                totals(destinations, at, seconds > 0 ? arrived / seconds : 0, seconds > 0 ? settled / seconds : 0));
    }

    private static Totals totals(List<RowmqDestination> all, Instant at, double arrived, double settled) {
        int queues = 0;
        int paused = 0;
        int consumers = 0;
        long ready = 0;
        long inHand = 0;
        long delayed = 0;
        long dead = 0;
        for (RowmqDestination one : all) {
            queues += one.name().startsWith(QUEUE) ? 1 : 0;
            paused += one.paused() ? 1 : 0;
            consumers += one.consumers();
            inHand += one.inHand();
            delayed += one.delayed();
            ready += one.deadLetters() ? 0 : one.ready();
            dead += one.deadLetters() ? one.ready() : 0;
        }
        return new Totals(
                at, queues, all.size() - queues, paused, consumers, ready, inHand, delayed, dead, arrived, settled);
    }
}
