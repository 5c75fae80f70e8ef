package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.watch.Snapshot;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqDestination;
import jakarta.jms.JMSException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything at a glance: the overview, health, connections and the JVMs that share the database. */
final class OverviewApi {

    private static final int TOP = 5;

    private OverviewApi() {}

    static List<Route> routes() {
        return List.of(
                Route.look("overview", OverviewApi::overview),
                Route.look(
                        "health",
                        (call, account) -> account.management().health().check()),
                Route.look(
                        "connections",
                        (call, account) -> account.management().connections().list()),
                Route.look(
                        "nodes", (call, account) -> account.management().nodes().list()));
    }

    private static Map<String, @Nullable Object> overview(Call call, Account account) throws Problem, JMSException {
        String since = call.text("since");
        Snapshot latest = account.watch().latest();
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        overview.put("totals", latest.totals());
        overview.put("history", account.watch().history(since == null ? 0 : Call.number("since", since)));
        overview.put("deepest", top(latest, one -> !one.deadLetters()));
        overview.put("dead", top(latest, RowmqDestination::deadLetters));
        overview.put("health", account.management().health().check());
        return overview;
    }

    private static List<RowmqDestination> top(Snapshot snapshot, Predicate<RowmqDestination> which) {
        return snapshot.destinations().stream()
                .filter(which.and(one -> one.ready() > 0))
                .sorted(Comparator.comparingLong(RowmqDestination::ready).reversed())
                .limit(TOP)
                .toList();
    }
}
