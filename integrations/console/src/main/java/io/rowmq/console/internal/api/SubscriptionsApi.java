package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqSubscription;
import io.rowmq.management.RowmqSubscriptions;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The subscriptions of topics. */
final class SubscriptionsApi {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private SubscriptionsApi() {}

    static List<Route> routes() {
        return List.of(
                Route.look("subscriptions", SubscriptionsApi::list),
                Route.look("subscription", (call, account) -> of(account).show(call.number("id"))),
                Route.deed(
                        "subscriptions/unsubscribe",
                        (call, account) -> of(account).unsubscribe(call.number("id"))));
    }

    private static RowmqSubscriptions of(Account account) {
        return account.management().subscriptions();
    }

    private static Map<String, @Nullable Object> list(Call call, Account account) throws Problem, JMSException {
        int limit = call.number("limit", USUAL, 1, MOST);
        String filter = call.text("filter");
        boolean pattern = filter == null || filter.contains("*") || filter.contains("://");
        // one more tells whether there is a next part
        List<RowmqSubscription> found = of(account)
                .list(
                        pattern ? filter : "**" + filter + "**",
                        call.number("offset", 0, 0, Integer.MAX_VALUE),
                        limit + 1);
        return Map.of("subscriptions", found.stream().limit(limit).toList(), "more", found.size() > limit);
    }
}
