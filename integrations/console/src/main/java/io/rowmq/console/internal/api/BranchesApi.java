package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.management.RowmqBranches;
import java.util.List;

/** Branches of global transactions that are in doubt. */
final class BranchesApi {

    private BranchesApi() {}

    static List<Route> routes() {
        return List.of(
                Route.look("branches", (call, account) -> of(account).list()),
                Route.deed("branches/commit", (call, account) -> of(account).commit(call.needed("id"))),
                Route.deed("branches/rollback", (call, account) -> of(account).rollback(call.needed("id"))),
                Route.deed("branches/forget", (call, account) -> of(account).forget(call.needed("id"))));
    }

    private static RowmqBranches of(Account account) {
        return account.management().branches();
    }
}
