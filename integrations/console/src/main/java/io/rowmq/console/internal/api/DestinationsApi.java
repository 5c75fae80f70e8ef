package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.watch.Snapshot;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqDestinations;
import io.rowmq.policy.Right;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Queues and topics. */
final class DestinationsApi {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    /**
     * A part of a list.
     *
     * @param total how many there are in all parts
     * @param countedAt when what waits was counted
     */
    public record Part(int total, Instant countedAt, List<RowmqDestination> destinations) {}

    /**
     * One destination.
     *
     * @param rights what who is logged in may do with it
     * @param settings what holds for it; empty for who may not manage it
     */
    public record Details(RowmqDestination destination, Set<Right> rights, Map<String, String> settings) {}

    private DestinationsApi() {}

    static List<Route> routes() {
        return List.of(
                Route.look("destinations", DestinationsApi::list),
                Route.look("destination", DestinationsApi::show),
                Route.deed("destinations/create", (call, account) -> of(account).create(call.needed("name"))),
                Route.deed("destinations/delete", (call, account) -> of(account).delete(call.needed("name"))),
                Route.deed("destinations/pause", (call, account) -> of(account).pause(call.needed("name"))),
                Route.deed("destinations/resume", (call, account) -> of(account).resume(call.needed("name"))));
    }

    private static RowmqDestinations of(Account account) {
        return account.management().destinations();
    }

    private static Part list(Call call, Account account) throws Problem, JMSException {
        DestinationQuery query = DestinationQuery.of(call);
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = call.number("limit", USUAL, 1, MOST);
        if (query.byName()) {
            // only what is shown has to be counted
            int total = of(account).count(query.pattern());
            List<RowmqDestination> part = of(account).list(query.pattern(), offset, limit);
            Instant at = part.stream()
                    .map(RowmqDestination::countedAt)
                    .min(Instant::compareTo)
                    .orElseGet(() -> Instant.EPOCH);
            return new Part(total, at, part);
        }
        Snapshot snapshot = account.watch().latest();
        List<RowmqDestination> found = query.apply(snapshot.destinations());
        return new Part(
                found.size(),
                snapshot.totals().at(),
                found.stream().skip(offset).limit(limit).toList());
    }

    private static Details show(Call call, Account account) throws Problem, JMSException {
        RowmqDestination found = of(account).show(call.needed("name"));
        Set<Right> rights = of(account).rights(found.name());
        Map<String, String> settings = rights.contains(Right.MANAGE)
                ? new TreeMap<>(account.management().settings().effective(found.name()))
                : Map.of();
        return new Details(found, rights, settings);
    }
}
