package io.rowmq.console.internal.api;

import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqDestination;
import io.rowmq.policy.NamePattern;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which destinations a page wants to see, and in which order.
 *
 * @param filter what is in the name, or a pattern with {@code *}; null for all
 * @param kind {@code queue}, {@code topic} or null for both
 * @param show which of {@link #SHOWN}
 * @param sort which of {@link #SORTED}
 * @param descending whether the greatest comes first
 */
record DestinationQuery(@Nullable String filter, @Nullable String kind, String show, String sort, boolean descending) {

    private static final int LONGEST_FILTER = 1_000;

    private static final Map<String, Predicate<RowmqDestination>> SHOWN = shown();
    private static final Map<String, Comparator<RowmqDestination>> SORTED = sorted();

    private static Map<String, Predicate<RowmqDestination>> shown() {
        Map<String, Predicate<RowmqDestination>> shown = new LinkedHashMap<>();
        shown.put("all", one -> true);
        shown.put("waiting", one -> one.ready() + one.delayed() > 0);
        shown.put("dead", one -> one.deadLetters() && one.ready() > 0);
        shown.put("paused", RowmqDestination::paused);
        shown.put("unattended", one -> one.consumers() == 0 && one.ready() > 0 && !one.deadLetters());
        return shown;
    }

    private static Map<String, Comparator<RowmqDestination>> sorted() {
        Map<String, Comparator<RowmqDestination>> sorted = new LinkedHashMap<>();
        sorted.put("name", Comparator.comparing(DestinationQuery::plain));
        sorted.put("ready", Comparator.comparingLong(RowmqDestination::ready));
        sorted.put("inHand", Comparator.comparingLong(RowmqDestination::inHand));
        sorted.put("delayed", Comparator.comparingLong(RowmqDestination::delayed));
        sorted.put("consumers", Comparator.comparingInt(RowmqDestination::consumers));
        sorted.put("arrivedPerSecond", Comparator.comparingDouble(RowmqDestination::arrivedPerSecond));
        sorted.put("settledPerSecond", Comparator.comparingDouble(RowmqDestination::settledPerSecond));
        return sorted;
    }

    static DestinationQuery of(Call call) throws Problem {
        String kind = call.text("kind");
        if (kind != null && !List.of("queue", "topic").contains(kind)) {
            throw Problem.bad("kind=" + kind + " is neither queue nor topic");
        }
        String filter = call.text("filter");
        if (filter != null && filter.length() > LONGEST_FILTER) {
            throw Problem.bad("A filter has at most " + LONGEST_FILTER + " characters, this one " + filter.length());
        }
        return new DestinationQuery(
                filter,
                kind,
                one(call, "show", "all", SHOWN),
                one(call, "sort", "name", SORTED),
                call.flag("descending"));
    }

    private static String one(Call call, String name, String otherwise, Map<String, ?> known) throws Problem {
        String text = call.text(name);
        if (text != null && !known.containsKey(text)) {
            throw Problem.bad(name + "=" + text + " is not one of " + known.keySet());
        }
        return text == null ? otherwise : text;
    }

    /** Whether the management API can answer it itself: it lists by name, and knows patterns that heed the case. */
    boolean byName() {
        return show.equals("all") && sort.equals("name") && !descending && (filter == null || filter.contains("*"));
    }

    /** The pattern for the management API. */
    @Nullable String pattern() {
        String scheme = kind == null ? "" : kind + "://";
        return filter == null ? (kind == null ? null : scheme + "**") : scheme + filter;
    }

    /** Those of a list that are wanted, in the order that is wanted. */
    List<RowmqDestination> apply(List<RowmqDestination> all) {
        Predicate<RowmqDestination> wanted = SHOWN.getOrDefault(show, one -> true);
        Comparator<RowmqDestination> order = SORTED.getOrDefault(sort, Comparator.comparing(DestinationQuery::plain));
        Predicate<String> named = named();
        return all.stream()
                .filter(one -> kind == null || one.name().startsWith(kind + "://"))
                .filter(one -> named.test(plain(one)))
                .filter(wanted)
                .sorted((descending ? order.reversed() : order).thenComparing(RowmqDestination::name))
                .toList();
    }

    private Predicate<String> named() {
        if (filter == null) {
            return name -> true;
        }
        String part = filter.toLowerCase(Locale.ROOT);
        if (!filter.contains("*")) {
            return name -> name.toLowerCase(Locale.ROOT).contains(part);
        }
        return new NamePattern(filter)::matches;
    }

    private static String plain(RowmqDestination destination) {
        return destination.name().substring(destination.name().indexOf("://") + 3);
    }
}
