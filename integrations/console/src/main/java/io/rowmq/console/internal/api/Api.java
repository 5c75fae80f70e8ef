package io.rowmq.console.internal.api;

import io.rowmq.console.ConsoleOptions;
import io.rowmq.console.internal.login.LoginSession;
import io.rowmq.console.internal.login.Logins;
import io.rowmq.console.internal.login.Secrets;
import io.rowmq.console.internal.web.Application;
import io.rowmq.console.internal.web.Call;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.console.internal.web.Reply;
import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is to be done for a request, and who wants it. */
public final class Api implements Application {

    private static final int MISSING = 404;
    private static final int DENIED = 403;

    private final Logins logins;
    private final LoginApi login;
    private final boolean readOnly;
    private final Map<String, Route> routes = new HashMap<>();

    /**
     * The whole API.
     *
     * @param cookie the name of the cookie of sessions
     */
    public Api(Logins logins, String cookie, ConsoleOptions options) {
        this.logins = logins;
        this.login = new LoginApi(logins, cookie, options);
        this.readOnly = options.readOnly();
        List.of(
                        OverviewApi.routes(),
                        DestinationsApi.routes(),
                        MessagesApi.routes(),
                        TransferApi.routes(),
                        SubscriptionsApi.routes(),
                        BranchesApi.routes())
                .forEach(part -> part.forEach(route -> routes.put(route.key(), route)));
    }

    @Override
    public boolean admit(String path, @Nullable String session) throws Problem {
        if (path.equals(LoginApi.PATH)) {
            return false;
        }
        logins.find(session);
        return true;
    }

    @Override
    public Reply answer(Call call) throws Problem {
        try {
            Reply reply = login.answer(call);
            return reply != null ? reply : forSomebody(call);
        } catch (JMSException failure) {
            throw Failures.problem(failure);
        }
    }

    private Reply forSomebody(Call call) throws Problem, JMSException {
        LoginSession session = logins.find(call.session());
        if (call.changing() && !Secrets.same(call.token(), session.token())) {
            throw new Problem(
                    DENIED,
                    "ROWMQ-CONSOLE-FORGED",
                    "The request does not prove that a page of the console sends it: X-RowMQ-Token is missing or not"
                            + " that of this session");
        }
        if (call.path().equals("/api/logout") && call.changing()) {
            return login.logout(call, session);
        }
        // lists are answered, but empty, to who has no rights any more; the pages have to learn why
        logins.checkStillOpen(session);
        Route route = routes.get(call.method() + " " + call.path());
        if (route == null) {
            throw new Problem(
                    MISSING, "ROWMQ-CONSOLE-REQUEST", "There is nothing at " + call.method() + " " + call.path());
        }
        if (call.changing() && readOnly) {
            throw new Problem(DENIED, "ROWMQ-CONSOLE-READ-ONLY", "This console is for looking only; nothing was done");
        }
        return route.answer().answer(call, session.account());
    }
}
