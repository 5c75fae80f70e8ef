package io.rowmq.internal.engine;

import io.rowmq.spi.Claims.Claimed;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks into a shared database for what the readers of a view want, and claims it. */
final class ClaimSearch {

    private static final int PAGE_MESSAGES = 1_000;
    private static final long PAGE_BYTES = 8L << 20;
    /** So often a claim is made again at once whose groups other nodes have claimed at the same moment. */
    private static final int MOST_ATTEMPTS = 3;

    private final ClaimedBacklog backlog;
    private final EngineParts parts;
    private final Peers peers;

    /** What a look into the database has brought, from where on and how far it has looked. */
    record Catch(List<StoredDelivery> rows, long lookedFrom, long lookedUpTo, boolean end) {

        static final Catch NOTHING = new Catch(List.of(), OrderKey.START, OrderKey.START, false);
    }

    /** What a claim is to bring: at most so many, and nothing of these groups. */
    record Wish(int limit, Set<String> passed) {}

    ClaimSearch(ClaimedBacklog backlog, EngineParts parts, Peers peers) {
        this.backlog = backlog;
        this.parts = parts;
        this.peers = peers;
    }

    /** Claims for a view; if this fails it is not known what was claimed. */
    Catch claim(long node, ClaimedView view, Wish wish) throws JMSException {
        return view.selective() ? claimSelected(node, view, wish) : claimFirst(node, wish);
    }

    /**
     * Where claims of groups are lost to other nodes there may be more behind them. It is not looked for again and
     * again: who loses them all hears of it when the groups are free.
     */
    private Catch claimFirst(long node, Wish wish) throws JMSException {
        List<StoredDelivery> rows = new ArrayList<>();
        Set<String> passed = new HashSet<>(wish.passed());
        boolean end = false;
        boolean lost = true;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && lost && !end && rows.size() < wish.limit(); attempt++) {
            int most = wish.limit() - rows.size();
            Claimed claimed = peers.claims().claim(node, backlog.id, most, passed);
            rows.addAll(claimed.kept());
            claimed.lost().forEach(row -> passed.add(row.message().group()));
            lost = !claimed.lost().isEmpty();
            end = claimed.found() < most;
        }
        return new Catch(rows, OrderKey.START, OrderKey.START, end || rows.isEmpty());
    }

    private Catch claimSelected(long node, ClaimedView view, Wish wish) throws JMSException {
        long from = cursor(view);
        Page page = parts.store().page(backlog.id, from, PAGE_MESSAGES, PAGE_BYTES);
        List<StoredDelivery> chosen = page.deliveries().stream()
                .filter(row -> view.selects(row.message())
                        && !wish.passed().contains(row.message().group()))
                .limit(wish.limit() + 1L)
                .toList();
        if (chosen.size() <= wish.limit()) {
            return claimChosen(node, chosen, from, page.lastKey(), page.end());
        }
        List<StoredDelivery> fitting = chosen.subList(0, wish.limit());
        return claimChosen(node, fitting, from, fitting.get(wish.limit() - 1).orderKey(), false);
    }

    /** What stands in a group behind something that was not got is given back, and looked for again from there on. */
    private Catch claimChosen(long node, List<StoredDelivery> chosen, long from, long lookedUpTo, boolean end)
            throws JMSException {
        if (chosen.isEmpty()) {
            return new Catch(List.of(), from, lookedUpTo, end);
        }
        List<StoredDelivery> rows = peers.claims().claim(node, backlog.id, orderKeys(chosen));
        Set<Long> got = rows.stream().map(StoredDelivery::position).collect(Collectors.toSet());
        Map<String, Long> missed = new HashMap<>(0);
        Map<Long, String> behind = new TreeMap<>();
        for (StoredDelivery row : chosen) {
            String group = row.message().group();
            if (group != null && !got.contains(row.position())) {
                missed.putIfAbsent(group, row.orderKey());
            } else if (group != null && missed.containsKey(group)) {
                behind.put(row.orderKey(), group);
            }
        }
        if (behind.isEmpty()) {
            return new Catch(rows, from, lookedUpTo, end);
        }
        peers.claims().unclaim(node, backlog.id, List.copyOf(behind.keySet()), false);
        long first = behind.values().stream().mapToLong(missed::get).min().orElseThrow();
        List<StoredDelivery> kept =
                rows.stream().filter(row -> !behind.containsKey(row.orderKey())).toList();
        return new Catch(kept, from, first - 1, false);
    }

    private static List<Long> orderKeys(List<StoredDelivery> rows) {
        return rows.stream().map(StoredDelivery::orderKey).toList();
    }

    private long cursor(ClaimedView view) {
        backlog.lock.lock();
        try {
            return view.lookFrom(parts.time().now());
        } finally {
            backlog.lock.unlock();
        }
    }
}
