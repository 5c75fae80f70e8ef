package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqMessages;
import io.rowmq.management.RowmqOperation;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;

/** Moving, copying, retrying and deleting messages: those that were chosen, at once, or many, in the background. */
final class TransferApi {

    private static final int MOST_CHOSEN = 1_000;

    private TransferApi() {}

    /** Something that is done with one message; false if it could not be. */
    @FunctionalInterface
    private interface One {
        boolean act(RowmqMessages messages, String source, long position, String target) throws JMSException;
    }

    /** Something that is done with many; the number of the operation. */
    @FunctionalInterface
    private interface Many {
        long begin(RowmqMessages messages, String source, String selector, String target) throws JMSException;
    }

    static List<Route> routes() {
        return List.of(
                transfer("move", true, RowmqMessages::moveOne, RowmqMessages::move),
                transfer("copy", true, RowmqMessages::copyOne, RowmqMessages::copy),
                transfer(
                        "retry",
                        false,
                        (messages, source, position, target) -> messages.retryOne(source, position),
                        (messages, source, selector, target) -> messages.retry(source, selector)),
                transfer(
                        "delete",
                        false,
                        (messages, source, position, target) -> messages.deleteOne(source, position),
                        (messages, source, selector, target) -> messages.delete(source, selector)),
                Route.look(
                        "operations",
                        (call, account) -> account.management().operations().list()),
                Route.look(
                        "operation",
                        (call, account) -> account.management().operations().show(call.number("id"))),
                Route.change(
                        "operations/cancel",
                        (call, account) -> account.management().operations().cancel(call.number("id"))));
    }

    private static Route transfer(String name, boolean targeted, One one, Many many) {
        return Route.change("messages/" + name, (call, account) -> {
            String target = targeted ? call.needed("target") : "";
            return call.values().containsKey("positions")
                    ? chosen(call, account, target, one)
                    : Map.of("operation", all(call, account, target, many));
        });
    }

    private static RowmqOperation all(Call call, Account account, String target, Many many)
            throws Problem, JMSException {
        String selector = call.text("selector");
        if (selector == null && !call.flag("all")) {
            throw Problem.bad("Which messages? Name 'positions', a 'selector', or 'all': true");
        }
        long id = many.begin(
                account.management().messages(), call.needed("source"), selector == null ? "" : selector, target);
        return account.management().operations().show(id);
    }

    private static Map<String, Integer> chosen(Call call, Account account, String target, One one)
            throws Problem, JMSException {
        if (!(call.values().get("positions") instanceof List<?> positions) || positions.size() > MOST_CHOSEN) {
            throw Problem.bad("'positions' has to be a list of at most " + MOST_CHOSEN
                    + "; a selector takes any number of messages");
        }
        int done = 0;
        for (Object position : positions) {
            long number = Call.number("positions", String.valueOf(position));
            if (one.act(account.management().messages(), call.needed("source"), number, target)) {
                done++;
            }
        }
        return Map.of("done", done, "skipped", positions.size() - done);
    }
}
