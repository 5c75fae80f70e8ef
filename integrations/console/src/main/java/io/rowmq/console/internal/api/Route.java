package io.rowmq.console.internal.api;

import io.rowmq.console.internal.login.Account;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.console.internal.web.Reply;
import jakarta.jms.JMSException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done for a path.
 *
 * @param method {@code GET} for what only looks, {@code POST} for what changes something
 * @param path of the URL
 * @param answer does it
 */
record Route(String method, String path, Answer answer) {

    /** Something that is done for somebody who is logged in. */
    @FunctionalInterface
    interface Answer {
        Reply answer(Call call, Account account) throws Problem, JMSException;
    }

    /** Something that is found out. */
    @FunctionalInterface
    interface Look {
        @Nullable Object look(Call call, Account account) throws Problem, JMSException;
    }

    /** Something that is done, without a result. */
    @FunctionalInterface
    interface Deed {
        void act(Call call, Account account) throws Problem, JMSException;
    }

    static Route look(String path, Look look) {
        return new Route("GET", "/api/" + path, (call, account) -> Reply.json(look.look(call, account)));
    }

    static Route file(String path, Answer answer) {
        return new Route("GET", "/api/" + path, answer);
    }

    static Route change(String path, Look change) {
        return new Route("POST", "/api/" + path, (call, account) -> {
            Object result = change.look(call, account);
            account.watch().outdated();
            return Reply.json(result);
        });
    }

    static Route deed(String path, Deed deed) {
        return change(path, (call, account) -> {
            deed.act(call, account);
            return Map.of("done", true);
        });
    }

    String key() {
        return method + " " + path;
    }
}
